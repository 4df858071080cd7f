/**
 * 转往系统之外的县的密封文件（J25-15）：内容只有接收方办学籍要用的几样，与跨县的一封信一样多，
 * 没有住址、附件、劝返记录、对象类别。打开工具（public/open-sealed.html）按同样的次序念出来。
 */
export const SEALED_FIELD_LABEL = {
  childName: '姓名',
  gender: '性别',
  birthOn: '出生日期',
  idNumber: '身份证件号码',
  studentNumber: '学籍号',
  school: '原学校',
  className: '原班级',
  wanted: '拟转入学校',
  guardianName: '监护人',
  guardianRelation: '与学生关系',
  guardianPhone: '监护人电话',
  reason: '转学理由',
  openCase: '未结的控辍保学个案',
  replyCode: '回执码',
} as const
export type SealedFields = Readonly<Record<keyof typeof SEALED_FIELD_LABEL, string>>

/** 文件外面写得明的：哪来、往哪去、几号函、怎样封的；没有孩子的姓名。 */
export type SealedHead = {
  readonly format: 'baoxue-sealed-transfer'
  readonly version: 1
  readonly serial: string
  readonly from: string
  readonly to: string
  readonly sealedAt: string
  readonly iterations: number
  readonly salt: string
  readonly iv: string
}

/** 外面的各项按这个次序一并验：改了一个字，就打不开。 */
export const SEALED_HEAD_KEYS = [
  'format',
  'version',
  'serial',
  'from',
  'to',
  'sealedAt',
  'iterations',
  'salt',
  'iv',
] as const satisfies readonly (keyof SealedHead)[]

/** 没有容易认错的 I、L、O、U；密码、回执码都用这三十二个。 */
export const PLAIN_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 抄写时的小写、空格、连字符、认错的字母都认得回来。 */
export function plainCode(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—]/gu, '')
    .replace(/O/gu, '0')
    .replace(/[IL]/gu, '1')
}

/** 四个一组，好抄。 */
export function inFours(code: string): string {
  return code.match(/.{1,4}/gu)?.join('-') ?? ''
}

/** 联系函、密封文件、打开工具上同一个编号。 */
export function transferSerial(transfer: { readonly id: string; readonly recordedAt: string }): string {
  return `转学〔${transfer.recordedAt.slice(0, 4)}〕${transfer.id.slice(-8).toUpperCase()}`
}
