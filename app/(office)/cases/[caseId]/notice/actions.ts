'use server'

import { serveNotice } from '#lib/duties/cases/serve-notice'
import { returnNoticeForm } from '#lib/schemas/cases/township-measure'
import { formAction } from '#lib/server/form-action'

export const serveNoticeAction = formAction(returnNoticeForm, serveNotice)
