import type { Role } from '#lib/rules/people/roles'
import { LEDGER_LABEL, LEDGERS, type Ledger } from '#lib/rules/rolls/three-ledgers'

/** 能导出的名单，与行页、个案台账、三本台账一一对应；导出的就是屏幕上那些行。 */
export const EXPORT_KINDS = [
  'cases',
  'clocks',
  'unexcused',
  'submissions',
  'line',
  'returns',
  'relapses',
  ...LEDGERS,
] as const
export type ExportKind = (typeof EXPORT_KINDS)[number]

export const EXPORT_LABEL: Readonly<Record<ExportKind, string>> = {
  cases: '个案台账',
  clocks: '时限名单',
  unexcused: '今日无故缺勤',
  submissions: '今日点名报送',
  line: '年辍学率名单',
  returns: '返校用时名单',
  relapses: '复辍名单',
  ...LEDGER_LABEL,
}

const CASE_DESKS: readonly Role[] = [
  'teacher',
  'officer',
  'principal',
  'village',
  'township',
  'township_leader',
  'bureau',
  'inspector',
]
/** 看得到三本台账的岗位：学校、村、乡镇、县教育局、督学。 */
export const LEDGER_ROLES = [
  'officer',
  'principal',
  'village',
  'township',
  'township_leader',
  'bureau',
  'inspector',
] as const satisfies readonly Role[]

/** 是否三本台账之一：照某一天推算，不是此刻的行。 */
export function isLedgerKind(kind: ExportKind): kind is Ledger {
  return LEDGERS.some((ledger) => ledger === kind)
}

const SCHOOL_AND_UP: readonly Role[] = ['officer', 'principal', 'bureau', 'inspector']

/** 谁能导哪一种：看得到那一页的，才导得出。 */
export const EXPORT_ROLES: Readonly<Record<ExportKind, readonly Role[]>> = {
  cases: CASE_DESKS,
  clocks: ['bureau', 'inspector'],
  unexcused: ['bureau', 'inspector'],
  submissions: ['bureau', 'inspector'],
  line: SCHOOL_AND_UP,
  returns: [...SCHOOL_AND_UP, 'township', 'township_leader'],
  relapses: SCHOOL_AND_UP,
  school_age: LEDGER_ROLES,
  suspected: LEDGER_ROLES,
  dropout: LEDGER_ROLES,
}

/** 登记之后多久之内可以下载；过时须重新登记。 */
export const EXPORT_MINUTES = 15
