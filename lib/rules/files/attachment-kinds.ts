import type { Role } from '#lib/rules/people/roles'

type KindRule = {
  readonly label: string
  /** 内容限阅：只有作决定的人和上传者看得到（F35，L5-20 评估结果属隐私）。 */
  readonly restricted: boolean
  /** 存下的图最长一边多少像素。 */
  readonly longestSide: number
}

/** 附件的种类（F28、F35、F39）。 */
export const ATTACHMENT_KINDS = {
  photo: { label: '照片', restricted: false, longestSide: 1600 },
  scan: { label: '扫描件', restricted: false, longestSide: 2200 },
  signature: { label: '签名', restricted: false, longestSide: 1200 },
  medical_proof: { label: '医院证明', restricted: true, longestSide: 2200 },
  disability_proof: { label: '残疾证明、评估意见', restricted: true, longestSide: 2200 },
} as const satisfies Record<string, KindRule>
export type AttachmentKind = keyof typeof ATTACHMENT_KINDS

/** 限阅的种类；查询条件与数据库策略都以此为准。 */
export const RESTRICTED_KINDS = [
  'medical_proof',
  'disability_proof',
] as const satisfies readonly AttachmentKind[]

/** 审批缓学、休学、送教的人（L1-11）：看得到限阅的原件。乡镇专干、教师、督学、村里只见其效果；自己传的自己看得到。 */
export const RESTRICTED_READERS = ['township_leader', 'bureau'] as const satisfies readonly Role[]

/** 文字是否为附件种类。 */
export function isAttachmentKind(text: string): text is AttachmentKind {
  return Object.hasOwn(ATTACHMENT_KINDS, text)
}

/** 上传的一份最大多少字节；浏览器先自行缩小，弱网也传得动。 */
export const UPLOAD_LIMIT_BYTES = 8 * 1024 * 1024

/** 收哪几种图。 */
export const ACCEPTED_IMAGES = ['image/jpeg', 'image/png', 'image/webp'] as const
