import type { Role } from './roles.ts'

/** 可以按次查看全文的四项；标签不在其列。 */
export const REVEALABLE_FIELDS = ['id_number', 'student_number', 'guardian_phone', 'address'] as const
export type RevealableField = (typeof REVEALABLE_FIELDS)[number]

export const REVEALABLE_FIELD_LABEL: Readonly<Record<RevealableField, string>> = {
  id_number: '身份证件号码',
  student_number: '学籍号',
  guardian_phone: '监护人电话',
  address: '家庭住址',
}

/** 查阅记录里「哪一项」的文字：四项之外，还有打开过的附件。 */
export const ACCESS_FIELD_LABEL = {
  ...REVEALABLE_FIELD_LABEL,
  attachment: '附件',
  page: '打开档案、个案',
} as const

/** `reach`：可及范围内的儿童；`case`：只限本人可及的个案所涉儿童。 */
export type RevealScope = 'reach' | 'case'

type Grants = Readonly<Partial<Record<RevealableField, RevealScope>>>

const ALL: Grants = { id_number: 'reach', student_number: 'reach', guardian_phone: 'reach', address: 'reach' }
const CONTACT_OF_CASE: Grants = { guardian_phone: 'case', address: 'case' }

// 权限矩阵（domain 6.4）第二行；督学默认脱敏，市州与管理员不见个人。
const GRANTS: Readonly<Record<Role, Grants>> = {
  teacher: { guardian_phone: 'reach' },
  officer: ALL,
  principal: ALL,
  village: CONTACT_OF_CASE,
  township: CONTACT_OF_CASE,
  township_leader: CONTACT_OF_CASE,
  bureau: ALL,
  inspector: {},
  prefecture: {},
  admin: {},
}

/** 这个岗位能否按次查看这一项，限在什么范围；不能是 null。 */
export function mayReveal(role: Role, field: RevealableField): RevealScope | null {
  return GRANTS[role][field] ?? null
}
