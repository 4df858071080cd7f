import { z } from 'zod'
import { parseStudentNumber, STUDENT_NUMBER_FAULT_TEXT } from '#lib/rules/people/student-number'
import { characterCount, writtenText } from '#lib/schemas/text'

const submissionKey = z.uuid('页面已失效，请刷新后再办')
const why = writtenText(200, '请写明事由').refine(
  (text) => characterCount(text) >= 6,
  '请写明为何非看不可，至少 6 个字',
)

/** 凭准确的号码请求临时查看一个孩子；号码不成样子的，不算一次。 */
export const widerViewForm = z
  .strictObject({
    submissionKey,
    askedBy: z.enum(['id_number', 'student_number'], '请选择凭哪种号码'),
    number: z.string('请填写号码').trim().min(6, '请填写完整的号码').max(30, '号码太长，请核对'),
    reason: why,
  })
  .superRefine(({ askedBy, number }, context) => {
    const student = askedBy === 'student_number' ? parseStudentNumber(number) : null
    if (student && !student.ok)
      context.addIssue({
        code: 'custom',
        path: ['number'],
        message: STUDENT_NUMBER_FAULT_TEXT[student.fault],
      })
  })
export type WiderViewForm = z.output<typeof widerViewForm>

/** 收回一次临时查看。 */
export const endWiderViewForm = z.strictObject({
  submissionKey,
  viewId: z.uuid(),
  reason: writtenText(200, '请写明为何收回'),
})
export type EndWiderViewForm = z.output<typeof endWiderViewForm>

/** 核阅一次临时查看。 */
export const reviewWiderViewForm = z.strictObject({ submissionKey, viewId: z.uuid() })
export type ReviewWiderViewForm = z.output<typeof reviewWiderViewForm>
