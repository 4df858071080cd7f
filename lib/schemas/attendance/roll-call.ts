import { z } from 'zod'
import { ABSENCE_REASONS } from '#lib/rules/attendance/absence-reasons'
import { isPlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import { writtenText } from '#lib/schemas/text'

/** 日历日；不存在的日子（2 月 30 日）在门口就拒。 */
export const daySchema = z
  .string('请选择日期')
  .refine(isPlainDate, '请填写真实存在的日期，如 2026-11-24')
  .transform((text) => plainDate(text))

const marks = z.strictObject({
  /** 只报例外；到校是默认。一个班不会超过一百人。 */
  exceptions: z
    .array(z.strictObject({ childId: z.uuid(), reason: z.enum(ABSENCE_REASONS, '请选择缺勤类别') }))
    .max(100, '例外过多，请核对班级'),
  /** 没有例外时，全员到校须是一句明说的话，不是空着。 */
  allPresent: z.boolean(),
})

type Marks = z.infer<typeof marks>

function saysSo({ exceptions, allPresent }: Marks): boolean {
  return allPresent === (exceptions.length === 0)
}

function namesOnce({ exceptions }: Marks): boolean {
  return new Set(exceptions.map(({ childId }) => childId)).size === exceptions.length
}

const SAYS_SO = {
  path: ['allPresent'],
  message: '没有缺勤的，请明确报“全员到校”；有缺勤的，不能同时报“全员到校”',
}
const NAMES_ONCE = { path: ['exceptions'], message: '同一名学生只能记一种情况' }

export const submitRollCallSchema = marks
  .extend({ submissionKey: z.uuid(), classId: z.uuid(), day: daySchema })
  .refine(saysSo, SAYS_SO)
  .refine(namesOnce, NAMES_ONCE)
export type SubmitRollCall = z.infer<typeof submitRollCallSchema>

export const correctRollCallSchema = marks
  .extend({
    submissionKey: z.uuid(),
    rollCallId: z.uuid(),
    reason: writtenText(200, '请写明更正的理由'),
  })
  .refine(saysSo, SAYS_SO)
  .refine(namesOnce, NAMES_ONCE)
export type CorrectRollCall = z.infer<typeof correctRollCallSchema>
