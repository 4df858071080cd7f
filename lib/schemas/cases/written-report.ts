import { z } from 'zod'
import { writtenText } from '#lib/schemas/text'
import { caseAct } from './case-act.ts'

/** 附件5《疑似辍学学生报告单》中由人填写、改动的三处；其余取自底账，不在表单里改。 */
export const writtenReportForm = z.strictObject({
  ...caseAct,
  reason: writtenText(120, '请填写事由（因其……，疑似辍学）'),
  village: writtenText(60, '请填写所在村（社区）'),
  guardianName: writtenText(40, '请填写家长姓名'),
})
export type WrittenReportForm = z.output<typeof writtenReportForm>
