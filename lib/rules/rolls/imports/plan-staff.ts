import { rolesAt } from '#lib/rules/identity/appointments'
import type { RowPlan } from './import-kinds.ts'
import type { RowNote } from './read-row.ts'
import type { StaffReading } from './read-staff.ts'

/** 登记里同名的一个人：电话、现在的任职、是不是这所学校的责任督学。 */
export type KnownStaff = {
  readonly personId: string
  readonly workPhone: string
  readonly posts: readonly {
    readonly role: string
    readonly unitId: string
    /** 学校，或乡镇；不在其中的是 null。 */
    readonly scopeId: string | null
  }[]
}

/** 一行与登记对上的情形。 */
export type MetStaff = {
  readonly unit: { readonly id: string; readonly kind: string; readonly scopeId: string | null } | null
  /** 教师那一行：学校有，班没有。 */
  readonly classMissing: boolean
  readonly namesakes: readonly KnownStaff[]
  /** 同一份文件里同一个人、同一个岗位更早出现过的行。 */
  readonly earlierRow: number | null
  /** 同一份文件里更早那一行会新建的同一个人。 */
  readonly newEarlier: boolean
}

export type PlannedStaff = {
  readonly plan: RowPlan
  readonly personId: string | null
  readonly changed: readonly string[]
  readonly notes: readonly RowNote[]
}

/**
 * 一行打算怎样：格子对不对，单位与岗位合不合，是不是已有的人，最后看新增还是加任职。
 * 没有证件号可比：有工作电话的凭姓名与电话认人；没有的只在同一学校、乡镇之内认，分不清的是冲突，不写。
 */
export function planStaff({ row, faults }: StaffReading, met: MetStaff): PlannedStaff {
  const made = (plan: RowPlan, text: RowNote[], personId: string | null = null): PlannedStaff => ({
    plan,
    personId,
    changed: plan === 'change' ? ['post'] : [],
    notes: text,
  })
  if (faults.length > 0) return made('error', [...faults])
  const { unit } = met
  if (met.classMissing) return made('error', [note('className', '这所学校没有这个班。请先建班。')])
  if (!unit) return made('error', [note('unitCode', '本县没有这个单位代码。')])
  if (!row.role || !rolesAt(unit.kind).includes(row.role))
    return made('error', [note('staffRole', '这个单位不设这个岗位。')])
  if (met.earlierRow !== null)
    return made('conflict', [
      note('staffName', `与第 ${met.earlierRow} 行是同一个人、同一个岗位，请只留一行。`),
    ])
  const found = whoIs(row.workPhone, unit.scopeId, met.namesakes)
  if (found === 'unclear')
    return made('conflict', [
      note('staffName', '登记里有同名的人，分不清是不是同一个。请补写工作电话，或由管理员逐人任命。'),
    ])
  if (!found) return met.newEarlier ? made('change', []) : made('create', [])
  if (found.posts.some(({ role, unitId }) => role === row.role && unitId === unit.id))
    return made('same', [], found.personId)
  if (found.posts.some(({ role, scopeId }) => role === 'inspector' && scopeId === unit.scopeId))
    return made('conflict', [note('staffRole', '是这所学校的责任督学，不能兼任它的岗位（督导条例第十条）。')])
  return made('change', [], found.personId)
}

function note(field: RowNote['field'], text: string): RowNote {
  return { field, text }
}

function whoIs(
  phone: string,
  scopeId: string | null,
  namesakes: readonly KnownStaff[],
): KnownStaff | 'unclear' | null {
  const samePhone = phone === '' ? [] : namesakes.filter(({ workPhone }) => workPhone === phone)
  if (samePhone.length > 1) return 'unclear'
  if (samePhone[0]) return samePhone[0]
  const here = namesakes.filter(({ posts }) => posts.some((post) => post.scopeId === scopeId))
  if (here.length === 0) return null
  // 电话两边都有而不同：是另一个人还是换了号码，由人来定。
  const [only] = here
  return here.length === 1 && only && (phone === '' || only.workPhone === '') ? only : 'unclear'
}
