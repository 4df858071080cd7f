import { z } from 'zod'
import { REMINDER_STAGES } from '#lib/rules/clocks/reminder-stages'

/** 已阅：看到的那几条，原样交回。 */
export const reminderReadForm = z.strictObject({
  submissionKey: z.uuid('页面已失效，请刷新后再办'),
  reads: z
    .array(z.strictObject({ deadlineId: z.uuid(), stage: z.enum(REMINDER_STAGES) }))
    .min(1, '没有要标记的提醒')
    .max(100),
})
export type ReminderReadForm = z.output<typeof reminderReadForm>
