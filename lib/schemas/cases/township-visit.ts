import { z } from 'zod'
import { PERSUASION_EFFECT_LABEL } from '#lib/rules/labels'
import { writtenText } from '#lib/schemas/text'
import { caseAct, day } from './case-act.ts'
import { coded } from './coded.ts'

/** 附件3 逐次入户劝返记录的一行。 */
export const townshipVisitForm = z.strictObject({
  ...caseAct,
  visitedOn: day('请选择入户日期'),
  participants: writtenText(100, '请填写入户人员'),
  content: writtenText(1000, '请填写情况记录'),
  outcome: coded(PERSUASION_EFFECT_LABEL, '请选择本次结果'),
})
export type TownshipVisitForm = z.output<typeof townshipVisitForm>
