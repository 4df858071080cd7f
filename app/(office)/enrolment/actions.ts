'use server'

import { serveEnrolmentNotice } from '#lib/duties/enrolment/serve-enrolment-notice'
import { serveEnrolmentNoticeForm } from '#lib/schemas/enrolment/serve-notices'
import { formAction } from '#lib/server/form-action'

export const serveEnrolmentNoticeAction = formAction(serveEnrolmentNoticeForm, serveEnrolmentNotice)
