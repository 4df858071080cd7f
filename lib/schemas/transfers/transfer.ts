import { z } from 'zod'
import { DELIVERY_MEANS_LABEL } from '#lib/rules/labels'
import { coded } from '#lib/schemas/cases/coded'
import { optionalText, writtenText } from '#lib/schemas/text'

const ROUTES = { within: '县内', to_county: '外县', to_outside: '系统之外' } as const
const stale = '页面已失效，请刷新后再办'

/** 学校代监护人提出转学；三条路各填各的去处。 */
export const askTransferForm = z
  .strictObject({
    submissionKey: z.uuid(stale),
    childId: z.uuid(stale),
    route: coded(ROUTES, '请选择转往哪里'),
    toSchoolId: z.union([z.uuid(), z.literal('')]),
    peerCode: z.union([z.string().regex(/^\d{6}$/), z.literal('')]),
    peerName: optionalText(60),
    toAddress: optionalText(120),
    schoolNamed: optionalText(60),
    applicantName: writtenText(40, '请填写申请人（监护人）姓名'),
    applicantRelation: writtenText(20, '请填写与孩子的关系'),
    reason: writtenText(300, '请写明为何转学、搬到何处'),
    proofId: z.uuid('请先上传监护人的转学申请'),
  })
  .superRefine((form, context) => {
    const missing = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (form.route === 'within' && form.toSchoolId === '') missing('toSchoolId', '请选择转入哪所学校')
    if (form.route === 'to_county' && form.peerCode === '') missing('peerCode', '请选择转往哪个县')
    if (form.route !== 'within' && form.schoolNamed === '')
      missing('schoolNamed', '请填写对方学校，家长不清楚的写“待安排”')
    if (form.route === 'to_outside') {
      if (form.peerName === '') missing('peerName', '请写明对方教育行政部门全称')
      if (form.toAddress === '') missing('toAddress', '请写明寄送地址')
    }
  })
export type AskTransferForm = z.output<typeof askTransferForm>

const act = { submissionKey: z.uuid(stale), transferId: z.uuid(stale) }

/** 同意转出；送往系统之外的，写明怎样送。 */
export const releaseTransferForm = z.strictObject({
  ...act,
  sentMeans: z.union([coded(DELIVERY_MEANS_LABEL, '请选择送出方式'), z.literal('')]),
  trackingNumber: optionalText(40),
})
export type ReleaseTransferForm = z.output<typeof releaseTransferForm>

/** 封一份给系统之外的县。 */
export const sealTransferForm = z.strictObject(act)
export type SealTransferForm = z.output<typeof sealTransferForm>

/** 转入方教育局安排一所学校。 */
export const placeTransferForm = z.strictObject({ ...act, toSchoolId: z.uuid('请选择接收学校') })
export type PlaceTransferForm = z.output<typeof placeTransferForm>

/** 接收学校编入一个班。 */
export const acceptTransferForm = z.strictObject({ ...act, classId: z.uuid('请选择编入哪个班') })
export type AcceptTransferForm = z.output<typeof acceptTransferForm>

/** 不予转出、不予接收、收回：都写明理由。 */
export const declineTransferForm = z.strictObject({ ...act, reason: writtenText(300, '请写明理由') })
export type DeclineTransferForm = z.output<typeof declineTransferForm>

/** 系统之外的答复，由转出方教育局登记。 */
export const outsideAnswerForm = z.strictObject({
  ...act,
  decision: coded({ accept: '已接收', refuse: '不予接收' }, '请选择对方的答复'),
  answeredBy: writtenText(60, '请填写对方经办人或来文号'),
  reason: writtenText(300, '请写明答复的内容'),
  /** 对方打开密封文件看到的回执码；没有寄密封文件、对方没有写的留空。 */
  replyCode: optionalText(20),
})
export type OutsideAnswerForm = z.output<typeof outsideAnswerForm>
