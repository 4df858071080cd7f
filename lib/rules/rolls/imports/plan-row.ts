import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { ChildCategory } from '#lib/rules/people/child-categories'
import { isStudyStatus, ON_THE_ROLL, STUDY_STATUSES } from '#lib/rules/rolls/study-status'
import type { ImportField } from './headers.ts'
import type { ImportKind, RowPlan } from './import-kinds.ts'
import type { ReadRow, RowNote, RowReading } from './read-row.ts'

/** 登记里已有的一个孩子；号码只有盲索引。 */
export type Known = {
  readonly childId: string
  readonly version: number
  readonly name: string
  readonly birthOn: PlainDate
  readonly schoolId: string | null
  readonly classId: string | null
  readonly status: string
  readonly householdCode: string | null
  readonly idIndex: string | null
  readonly studentNumberIndex: string | null
  readonly hasAddress: boolean
  readonly guardians: readonly string[]
  readonly categories: readonly ChildCategory[]
  readonly hasOpenCase: boolean
}

/** 一行与登记对上的情形。 */
export type Met = {
  readonly byId: Known | null
  readonly byNumber: Known | null
  /** 没有号码可比时，同名同生日且监护人对得上的。 */
  readonly byName: readonly Known[]
  readonly numberIndex: string | null
  readonly schoolId: string | null
  readonly classId: string | null
  /** 只能导入本校的人，这所学校不是。 */
  readonly foreignSchool: boolean
  /** 同一份文件里更早出现过的行。 */
  readonly earlierRow: number | null
}

export type Planned = {
  readonly plan: RowPlan
  readonly known: Known | null
  readonly changed: readonly string[]
  readonly notes: readonly RowNote[]
}

/** 一行打算怎样：先看格子对不对，再看与登记冲突不冲突，最后看新增还是更改。拿不准的一律是冲突，不写。 */
export function planRow(
  kind: ImportKind,
  list: ChildCategory | null,
  { row, faults, warnings }: RowReading,
  met: Met,
): Planned {
  const known = met.byId ?? met.byNumber ?? (met.byName.length === 1 ? (met.byName[0] ?? null) : null)
  const made = (plan: RowPlan, notes: readonly RowNote[], changed: readonly string[] = []): Planned => ({
    plan,
    known,
    changed,
    notes: [...notes, ...warnings],
  })
  if (faults.length > 0) return made('error', faults)
  const clash = clashOf(row, met, known)
  if (clash) return made('conflict', [clash])
  if (kind === 'population') return made(known ? 'same' : 'create', [])
  if (kind === 'register') return planRegister(list, known, made)
  const place = placeFault(met)
  if (place) return made('error', [place])
  const approved = known?.status === 'home_teaching'
  const taught = row.homeTaught && !approved ? [HOME_TAUGHT] : []
  if (!known) return made('create', taught)
  const moved = movedElsewhere(known, met)
  if (moved) return made('conflict', [moved])
  const changed = changesOf(row, met, known)
  return made(changed.length > 0 ? 'change' : 'same', taught, changed)
}

function note(field: ImportField, text: string): RowNote {
  return { field, text }
}

/** 送教上门有计划、有记录、有截止才算在受教育（DT-4.5.3）：要凭附件6 批，名册上写一格不算。 */
const HOME_TAUGHT = note('attendingWay', '写着送教上门，登记里没有批件：不记作送教上门，请凭附件6 申请。')

function clashOf(row: ReadRow, met: Met, known: Known | null): RowNote | null {
  if (met.earlierRow !== null) return note('name', `与第 ${met.earlierRow} 行是同一个人，请只留一行。`)
  if (met.byId && met.byNumber && met.byId.childId !== met.byNumber.childId)
    return note('studentNumber', '身份证件号与学籍号对上的是两个人，请先核对，必要时合并记录。')
  if (!known && met.byName.length > 1) return note('name', '同名同生日的不止一人，又没有证件号，分不清是谁。')
  if (!known) return null
  if (known.name !== row.name) return note('name', '号码对上了，姓名与登记不同。请先核对是谁写错。')
  if (row.birthOn !== null && known.birthOn !== row.birthOn)
    return note('birthOn', '号码对上了，出生日期与登记不同。请先核对是谁写错。')
  if (!met.byId && met.byNumber && row.idNumber !== '' && known.idIndex !== null)
    return note('idNumber', '学籍号对上了，身份证件号与登记不同。请先核对是谁写错。')
  return null
}

type Make = (plan: RowPlan, notes: readonly RowNote[], changed?: readonly string[]) => Planned

function planRegister(list: ChildCategory | null, known: Known | null, made: Make): Planned {
  if (!known) return made('conflict', [note('name', '登记里没有这个孩子。请先核实是否应入学而未登记。')])
  return list !== null && known.categories.includes(list)
    ? made('same', [])
    : made('change', [], ['category'])
}

function placeFault(met: Met): RowNote | null {
  if (!met.schoolId) return note('schoolCode', '本县没有这所学校。')
  if (met.foreignSchool) return note('schoolCode', '不是本校。学校只能导入本校学生。')
  return met.classId ? null : note('className', '这所学校没有这个班。请先建班。')
}

/** 已经有了去处、或已经离开的：名册上又有他，是要核实的事，不是改一格。 */
const GONE: readonly string[] = [
  ...['deferred', 'transferred', 'graduated', 'over_age'],
  ...['abroad', 'deceased', 'no_such_child', 'elsewhere'],
]

const isOnRoll = ({ status }: Known): boolean => status === 'enrolled' || ON_THE_ROLL.includes(status)

/** 换学校是转学，不是改名册；有未结个案的，由办案的人入学、返校。 */
function movedElsewhere(known: Known, met: Met): RowNote | null {
  if (known.status === 'retired') return note('name', '这条登记已经停用（撤销或合并过），请先核对。')
  if (known.schoolId !== null && known.schoolId !== met.schoolId)
    return note('schoolCode', '登记在另一所学校。请由转入学校办理转学。')
  if (GONE.includes(known.status) && isStudyStatus(known.status))
    return note(
      'name',
      `登记为${STUDY_STATUSES[known.status]}。请先核实；真回来了的，从孩子的档案办入学、转入或复学，不由名册改。`,
    )
  if (known.hasOpenCase && !isOnRoll(known)) return note('name', '有未结的个案，请在个案里确认入学或返校。')
  return null
}

function changesOf(row: ReadRow, met: Met, known: Known): readonly string[] {
  return [
    ...(known.schoolId === null ? ['school'] : []),
    ...(known.classId !== met.classId ? ['class'] : []),
    // 休学、送教、区外就读凭的是批件与证明，名册上有他是本来就有；名册不改。
    ...(isOnRoll(known) ? [] : ['status']),
    ...(row.idNumber !== '' && known.idIndex === null ? ['id'] : []),
    ...(met.numberIndex !== null && met.numberIndex !== known.studentNumberIndex ? ['studentNumber'] : []),
    ...(row.householdCode !== '' && row.householdCode !== known.householdCode ? ['household'] : []),
    ...(row.address !== '' && !known.hasAddress ? ['address'] : []),
    ...(row.guardianName !== '' && known.guardians.length === 0 ? ['guardian'] : []),
    ...(row.categories.some((one) => !known.categories.includes(one)) ? ['category'] : []),
  ]
}

export const CHANGE_LABEL: Readonly<Record<string, string>> = {
  school: '学校',
  class: '班级',
  status: '就学状态',
  id: '补证件号',
  studentNumber: '学籍号',
  household: '户籍地',
  address: '补住址',
  guardian: '补监护人',
  category: '类别',
  post: '加一个任职',
}
