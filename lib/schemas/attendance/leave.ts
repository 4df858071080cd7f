import { z } from 'zod'
import { daysBetween } from '#lib/rules/calendar/plain-date'
import { optionalText } from '#lib/schemas/text'
import { daySchema } from './roll-call.ts'

/** 一次准假最长一个学期；更久的是休学，另有手续。 */
const LONGEST_DAYS = 150
/** 长过这么多日的，没有凭据不收：一张假条能把一段缺勤全改成准假（NA-7.2 材料齐全）。 */
const UNPROVEN_DAYS = 7

/** 准假：起止、类别、依据。事后批准的，无故缺勤据此改记。 */
export const leaveSchema = z
  .strictObject({
    submissionKey: z.uuid(),
    childId: z.uuid('请选择学生'),
    kind: z.enum(['sick', 'personal'], '请选择病假或事假'),
    fromOn: daySchema,
    toOn: daySchema,
    proof: optionalText(100),
    note: optionalText(200),
  })
  .refine(({ fromOn, toOn }) => fromOn <= toOn, { path: ['toOn'], message: '止日不能早于起日' })
  .refine(({ fromOn, toOn }) => daysBetween(fromOn, toOn) < LONGEST_DAYS, {
    path: ['toOn'],
    message: `一次准假至多 ${LONGEST_DAYS} 日，更久的请办理休学`,
  })
  .refine(({ fromOn, toOn, proof }) => daysBetween(fromOn, toOn) < UNPROVEN_DAYS || proof.length > 0, {
    path: ['proof'],
    message: `超过 ${UNPROVEN_DAYS} 日的假，请写明凭什么：哪家医院的证明，或哪天的家长书面申请`,
  })
export type Leave = z.infer<typeof leaveSchema>
