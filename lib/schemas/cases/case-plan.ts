import { z } from 'zod'
import { writtenText } from '#lib/schemas/text'
import { caseAct } from './case-act.ts'

/** 劝返、关爱、帮扶计划，三部分缺一不可（DDK-4.2.2）。 */
export const casePlanForm = z.strictObject({
  ...caseAct,
  persuasion: writtenText(1000, '请写劝返：谁、何时、怎样劝'),
  care: writtenText(1000, '请写关爱：生活、心理上做什么'),
  support: writtenText(1000, '请写帮扶：学业、经济上帮什么'),
})
export type CasePlanForm = z.output<typeof casePlanForm>
