import { z } from 'zod'
import { OPINION_DECISION_LABEL } from '#lib/rules/placements/application'
import { GROUND_LABEL } from '#lib/rules/placements/grounds'
import { PLACEMENT_LABEL } from '#lib/rules/placements/placement-terms'
import { day } from '#lib/schemas/cases/case-act'
import { coded } from '#lib/schemas/cases/coded'
import { optionalText, writtenText } from '#lib/schemas/text'

/** 附件6 的填写：学校、村或乡镇代监护人录入。 */
export const placementApplicationForm = z.strictObject({
  submissionKey: z.uuid('页面已失效，请刷新后再办'),
  childId: z.uuid('页面已失效，请刷新后再办'),
  kind: coded(PLACEMENT_LABEL, '请选择申请哪一项'),
  applicantName: writtenText(40, '请填写申请人（监护人）姓名'),
  applicantRelation: writtenText(20, '请填写与孩子的关系'),
  ground: coded(GROUND_LABEL, '请选择事由'),
  condition: writtenText(500, '请填写身体状况'),
  hospital: writtenText(60, '请填写出具证明的医院或机构'),
  proofId: z.uuid('请先上传医院证明或残疾证明'),
  fromOn: day('请选择开始日期'),
  untilOn: day('请选择截止日期'),
  words: optionalText(200),
})
export type PlacementApplicationForm = z.output<typeof placementApplicationForm>

/** 一栏意见：同意可以不写话，不同意必须写明理由。 */
export const placementOpinionForm = z
  .strictObject({
    submissionKey: z.uuid('页面已失效，请刷新后再办'),
    applicationId: z.uuid('页面已失效，请刷新后再办'),
    decision: coded(OPINION_DECISION_LABEL, '请选择同意或不同意'),
    words: optionalText(300),
  })
  .refine(({ decision, words }) => decision === 'agree' || words.length > 0, {
    path: ['words'],
    message: '请写明不同意的理由，并说明接下来怎样入学',
  })
export type PlacementOpinionForm = z.output<typeof placementOpinionForm>
