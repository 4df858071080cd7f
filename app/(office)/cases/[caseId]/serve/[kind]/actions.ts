'use server'

import { serveNotice } from '#lib/duties/cases/serve-notice'
import { serveOrder } from '#lib/duties/cases/serve-order'
import { serveReferral } from '#lib/duties/cases/serve-referral'
import { servePaperForm } from '#lib/schemas/cases/legal-paper'
import { formAction } from '#lib/server/form-action'

export const serveNoticeAction = formAction(servePaperForm, serveNotice)
export const serveOrderAction = formAction(servePaperForm, serveOrder)
export const serveReferralAction = formAction(servePaperForm, serveReferral)
