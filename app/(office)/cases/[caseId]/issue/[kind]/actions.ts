'use server'

import { issueNotice } from '#lib/duties/cases/issue-notice'
import { issueOrder } from '#lib/duties/cases/issue-order'
import { referToJustice } from '#lib/duties/cases/refer-to-justice'
import { issuePaperForm } from '#lib/schemas/cases/legal-paper'
import { formAction } from '#lib/server/form-action'

export const issueNoticeAction = formAction(issuePaperForm, issueNotice)
export const issueOrderAction = formAction(issuePaperForm, issueOrder)
export const referToJusticeAction = formAction(issuePaperForm, referToJustice)
