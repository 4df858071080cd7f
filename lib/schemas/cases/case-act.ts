import { z } from 'zod'
import { instant } from '#lib/rules/calendar/instant'
import { isPlainDate, plainDate } from '#lib/rules/calendar/plain-date'

/** 个案上每一次办理都带的三样：同一提交的键、哪一件、看到的是第几版。 */
export const caseAct = {
  submissionKey: z.uuid('页面已失效，请刷新后再办'),
  caseId: z.uuid('页面已失效，请刷新后再办'),
  version: z.int('页面已失效，请刷新后再办').positive(),
}

/** 一天，YYYY-MM-DD。 */
export function day(missing: string) {
  return z.string(missing).refine(isPlainDate, missing).transform(plainDate)
}

const LOCAL = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/

/** 北京时间的一刻，表单给 `2026-09-30T10:00`。 */
export function beijingMoment(missing: string) {
  return z
    .string(missing)
    .refine((text) => LOCAL.test(text) && isPlainDate(text.slice(0, 10)), missing)
    .transform((text) => instant(`${text}:00.000+08:00`))
}
