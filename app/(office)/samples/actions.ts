'use server'

import { drawAuditSample } from '#lib/duties/inspection/draw-audit-sample'
import { sampleForm } from '#lib/schemas/inspection/inspection-forms'
import { formAction } from '#lib/server/form-action'

export const drawSampleAction = formAction(sampleForm, drawAuditSample)
