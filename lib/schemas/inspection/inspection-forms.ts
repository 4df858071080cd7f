import { z } from 'zod'
import { CHECK_VERDICTS, SAMPLE_SUBJECTS } from '#lib/rules/inspection/draw-sample'
import { CENSURE_KINDS } from '#lib/rules/inspection/finding-steps'
import { day } from '#lib/schemas/cases/case-act'
import { optionalText, writtenText } from '#lib/schemas/text'

const submissionKey = z.uuid('页面已失效，请刷新后再办')
const schoolId = z.uuid('请选择学校')
/** 照片、扫描件；没有的不传。 */
const proofId = z.union([z.literal(''), z.uuid('请重新上传')])

/** 登记一次督导：专项要有事先书面通知的日子，且督导组不少于三人（L6-16、L6-17）。 */
export const inspectionForm = z
  .strictObject({
    submissionKey,
    kind: z.enum(['regular', 'special'], '请选择经常性或专项'),
    schoolIds: z.array(schoolId).min(1, '请选择学校').max(60),
    heldOn: day('请选择督导的日子'),
    noticedOn: z.union([z.literal(''), day('请选择通知的日子')]),
    members: writtenText(100, '请写明督导人员'),
    purpose: writtenText(500, '请写明事由'),
  })
  .refine(({ kind, noticedOn }) => kind === 'regular' || noticedOn !== '', {
    path: ['noticedOn'],
    message: '专项督导须事先书面通知，请填写通知的日子',
  })
  .refine(({ noticedOn, heldOn }) => noticedOn === '' || noticedOn <= heldOn, {
    path: ['noticedOn'],
    message: '通知的日子不能晚于督导的日子',
  })
  .refine(
    ({ kind, members }) => kind === 'regular' || members.split(/[、,，;；\s]+/).filter(Boolean).length >= 3,
    {
      path: ['members'],
      message: '专项督导小组不少于三人，请用顿号分开写全',
    },
  )
export type InspectionForm = z.output<typeof inspectionForm>

/** 抽样：抽什么、哪一段、每校几件、种子。 */
export const sampleForm = z
  .strictObject({
    submissionKey,
    subject: z.enum(SAMPLE_SUBJECTS, '请选择抽什么'),
    fromOn: day('请选择起日'),
    toOn: day('请选择止日'),
    perSchool: z.coerce.number('请填写件数').int('请填写整数').min(1, '至少 1 件').max(50, '至多 50 件'),
    seed: writtenText(40, '请填写种子'),
  })
  .refine(({ fromOn, toOn }) => fromOn <= toOn, { path: ['toOn'], message: '止日不能早于起日' })
export type SampleForm = z.output<typeof sampleForm>

/** 一件核对的结论；不一致的要写明。 */
export const sampleCheckForm = z
  .strictObject({
    submissionKey,
    itemId: z.uuid(),
    verdict: z.enum(CHECK_VERDICTS, '请选择结论'),
    note: optionalText(500),
  })
  .refine(({ verdict, note }) => verdict === 'matches' || note.length > 0, {
    path: ['note'],
    message: '请写明哪里不一致、缺什么',
  })
export type SampleCheckForm = z.output<typeof sampleCheckForm>

/** 督导意见：哪所学校、什么问题、限期何日。 */
export const findingForm = z.strictObject({
  submissionKey,
  schoolId,
  itemId: z.union([z.literal(''), z.uuid()]),
  content: writtenText(1000, '请写明问题与要求'),
  dueOn: day('请选择整改期限'),
})
export type FindingForm = z.output<typeof findingForm>

/** 学校答复整改：改了什么、凭据在哪里。 */
export const answerFindingForm = z.strictObject({
  submissionKey,
  findingId: z.uuid(),
  content: writtenText(1000, '请写明怎样整改的'),
  evidence: writtenText(500, '请写明凭据：哪份材料、存在哪里'),
  proofId,
})
export type AnswerFindingForm = z.output<typeof answerFindingForm>

/** 复查：合格；不合格的另限期。 */
export const recheckFindingForm = z
  .strictObject({
    submissionKey,
    findingId: z.uuid(),
    result: z.enum(['passed', 'failed'], '请选择合格或不合格'),
    content: writtenText(1000, '请写明复查所见'),
    newDueOn: z.union([z.literal(''), day('请选择新的期限')]),
    proofId,
  })
  .refine(({ result, newDueOn }) => result === 'passed' || newDueOn !== '', {
    path: ['newDueOn'],
    message: '不合格的请另定期限',
  })
export type RecheckFindingForm = z.output<typeof recheckFindingForm>

/** 约谈、通报、诫勉谈话。 */
export const censureForm = z.strictObject({
  submissionKey,
  kind: z.enum(CENSURE_KINDS, '请选择方式'),
  schoolId,
  heldOn: day('请选择日子'),
  content: writtenText(1000, '请写明事由与要求'),
  outcome: writtenText(500, '请写明结果'),
})
export type CensureForm = z.output<typeof censureForm>
