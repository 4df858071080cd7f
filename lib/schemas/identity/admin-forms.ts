import { z } from 'zod'
import { ROLES } from '#lib/rules/people/roles'
import { day } from '#lib/schemas/cases/case-act'
import { optionalText, writtenText } from '#lib/schemas/text'

const submissionKey = z.uuid('页面已失效，请刷新后再办')
const noDay = z.literal('')

/** 新建一个人；账号与任职另办。 */
export const personForm = z.strictObject({
  submissionKey,
  name: writtenText(30, '请填写姓名'),
  workPhone: z.union([z.literal(''), z.string().regex(/^[0-9-]{6,20}$/, '请填写工作电话，只用数字与横线')]),
})
export type PersonForm = z.output<typeof personForm>

/** 任命：人 × 岗位 × 单位 × 起止。 */
export const appointForm = z
  .strictObject({
    submissionKey,
    personId: z.uuid(),
    role: z.enum(ROLES, '请选择岗位'),
    unitCode: writtenText(20, '请填写单位代码'),
    fromOn: day('请选择起日'),
    toOn: z.union([noDay, day('请选择止日')]),
    title: optionalText(30),
  })
  .refine(({ fromOn, toOn }) => toOn === '' || fromOn <= toOn, {
    path: ['toOn'],
    message: '止日不能早于起日',
  })
export type AppointForm = z.output<typeof appointForm>

/** 离任。 */
export const endPostForm = z.strictObject({
  submissionKey,
  appointmentId: z.uuid('请选择任职'),
  toOn: day('请选择最后一天'),
})
export type EndPostForm = z.output<typeof endPostForm>

/** 交接：原任到前一天，接任自这一天起，一次办成。 */
export const handOverForm = z.strictObject({
  submissionKey,
  appointmentId: z.uuid('请选择任职'),
  successorId: z.uuid('请填写接任人的编号'),
  fromOn: day('请选择接任的日子'),
})
export type HandOverForm = z.output<typeof handOverForm>

/** 开账号：登录名后半。 */
export const accountForm = z.strictObject({
  submissionKey,
  personId: z.uuid(),
  name: z
    .string('请填写登录名')
    .trim()
    .toLowerCase()
    .regex(/^[\p{L}\p{N}._-]{2,40}$/u, '登录名用字母、数字或汉字，2 至 40 个'),
})
export type AccountForm = z.output<typeof accountForm>

/** 账号上的三件事：重置口令、停用、恢复。 */
export const accountActForm = z.strictObject({
  submissionKey,
  accountId: z.uuid('请选择账号'),
  act: z.enum(['reset', 'disable', 'enable'], '请选择办哪一件'),
})
export type AccountActForm = z.output<typeof accountActForm>

/** 单位改名。 */
export const renameUnitForm = z.strictObject({
  submissionKey,
  unitId: z.uuid(),
  name: writtenText(40, '请填写新名'),
  fromOn: day('请选择自哪天起'),
})
export type RenameUnitForm = z.output<typeof renameUnitForm>

/** 单位撤并。 */
export const closeUnitForm = z.strictObject({
  submissionKey,
  unitId: z.uuid(),
  validTo: day('请选择最后一天'),
  successorId: z.union([z.literal(''), z.uuid()]),
})
export type CloseUnitForm = z.output<typeof closeUnitForm>

/** 改自己的口令。 */
export const ownPasswordForm = z
  .strictObject({
    submissionKey,
    current: z.string().min(1, '请填写现在的口令').max(200),
    next: z.string().min(12, '口令至少 12 个字符').max(128, '口令不要超过 128 个字符'),
    again: z.string(),
  })
  .refine(({ next, again }) => next === again, { path: ['again'], message: '两次填写的不一样' })
export type OwnPasswordForm = z.output<typeof ownPasswordForm>

/** 退出我的其他设备。 */
export const otherSessionsForm = z.strictObject({ submissionKey })
export type OtherSessionsForm = z.output<typeof otherSessionsForm>
