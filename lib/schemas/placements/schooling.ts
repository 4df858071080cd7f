import { z } from 'zod'
import { OPINION_DECISION_LABEL } from '#lib/rules/placements/application'
import { DISABILITY_LABEL, SCHOOLING_LABEL } from '#lib/rules/placements/schooling'
import { day } from '#lib/schemas/cases/case-act'
import { coded } from '#lib/schemas/cases/coded'
import { optionalText } from '#lib/schemas/text'

/** 残疾等级；没有评定的是空。 */
export const DISABILITY_LEVELS = {
  '1': '一级',
  '2': '二级',
  '3': '三级',
  '4': '四级',
  none: '没有评定',
} as const

/** 提出一个残疾儿童怎样就学。 */
export const schoolingProposalForm = z
  .strictObject({
    submissionKey: z.uuid('页面已失效，请刷新后再办'),
    childId: z.uuid('页面已失效，请刷新后再办'),
    disability: coded(DISABILITY_LABEL, '请选择残疾类别'),
    level: coded(DISABILITY_LEVELS, '请选择残疾等级'),
    schooling: coded(SCHOOLING_LABEL, '请选择就学方式'),
    place: optionalText(60),
    support: optionalText(300),
    proofId: z.uuid('请先上传残疾证明或评估意见'),
    fromOn: day('请选择开始日期'),
    untilOn: day('请选择截止日期'),
  })
  .refine(({ schooling, place }) => schooling !== 'special_school' || place.length > 0, {
    path: ['place'],
    message: '请写明哪一所特殊教育学校',
  })
export type SchoolingProposalForm = z.output<typeof schoolingProposalForm>

/** 县教育局的决定：退回必须写明理由。 */
export const schoolingDecisionForm = z
  .strictObject({
    submissionKey: z.uuid('页面已失效，请刷新后再办'),
    proposalId: z.uuid('页面已失效，请刷新后再办'),
    decision: coded(OPINION_DECISION_LABEL, '请选择同意或退回'),
    words: optionalText(300),
  })
  .refine(({ decision, words }) => decision === 'agree' || words.length > 0, {
    path: ['words'],
    message: '请写明退回的理由，并说明怎样安排更合适',
  })
export type SchoolingDecisionForm = z.output<typeof schoolingDecisionForm>
