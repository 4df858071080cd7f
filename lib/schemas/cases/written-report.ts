import { z } from 'zod'
import { optionalText, writtenText } from '#lib/schemas/text'
import { caseAct } from './case-act.ts'

/** 书面报告里由人填写、改动的几处；其余取自底账，不在表单里改。县外收件单位只在户籍在县外时要填。 */
export const writtenReportForm = z.strictObject({
  ...caseAct,
  reason: writtenText(400, '请填写事由（因其……，疑似辍学）'),
  village: writtenText(60, '请填写所在村（社区）'),
  guardianName: writtenText(40, '请填写家长姓名'),
  whereabouts: optionalText(120),
  outsideName: optionalText(60),
  outsideAddress: optionalText(120),
})
export type WrittenReportForm = z.output<typeof writtenReportForm>
