import type { Tx } from '#lib/data/database'
import { dayFromColumn } from '#lib/data/days'
import { caseReach, childReach, labelReach } from '#lib/data/reach'
import { openText } from '#lib/data/sealed-text'
import type { FieldKeys } from '#lib/data/sensitive'
import type { Clockwork } from '#lib/rules/people/actor'
import { CHILD_CATEGORIES, isChildCategory } from '#lib/rules/people/child-categories'
import type { Known } from '#lib/rules/rolls/imports/plan-row'
import { listStandingUnits } from './standing-units.ts'

/** 校、班、乡镇、村，按代码。 */
export type UnitGround = {
  readonly schools: ReadonlyMap<string, string>
  /** `学校id|年级|班` → 班 */
  readonly classes: ReadonlyMap<string, string>
  /** 区划代码 → 乡镇、村 */
  readonly divisions: ReadonlyMap<string, { readonly townshipId: string; readonly villageId: string | null }>
}

/** 比对一份名册所需的全部登记，一次取齐；四万人约几十兆，只在后台。 */
export type ImportGround = UnitGround & {
  readonly byId: ReadonlyMap<string, Known>
  readonly byNumber: ReadonlyMap<string, Known>
  readonly byNameAndBirth: ReadonlyMap<string, readonly Known[]>
}

export function hex(bytes: Uint8Array | null): string | null {
  return bytes ? Buffer.from(bytes).toString('hex') : null
}

export function nameKey(name: string, birthOn: string): string {
  return `${name}|${birthOn}`
}

/** `asked` 是哪一种名单：限阅的那一类要解开封存的标签才知道谁已经有，别的名单不解。 */
export async function loadImportGround(
  tx: Tx,
  clock: Clockwork,
  asked: { readonly keys: FieldKeys; readonly list: string | null },
): Promise<ImportGround> {
  const labels = await labelledWith(tx, clock, asked)
  const open = await tx.dropoutCase.findMany({
    where: { AND: [caseReach(clock), { closedAt: null }] },
    select: { childId: true },
  })
  const withCase = new Set(open.map(({ childId }) => childId))
  const guardians = groupBy(
    await tx.guardian.findMany({
      where: { tenantId: clock.tenantId },
      select: { childId: true, name: true },
    }),
    ({ name }) => name,
  )
  const categories = groupBy(
    await tx.childCategory.findMany({
      where: { tenantId: clock.tenantId, toOn: null },
      select: { childId: true, category: true },
    }),
    ({ category }) => category,
  )
  const byId = new Map<string, Known>()
  const byNumber = new Map<string, Known>()
  const byNameAndBirth = new Map<string, Known[]>()
  for await (const row of childrenInPages(tx, clock)) {
    const birthOn = dayFromColumn(row.birthOn)
    const known: Known = {
      childId: row.id,
      version: row.version,
      name: row.name,
      birthOn,
      schoolId: row.schoolId,
      classId: row.classId,
      status: row.status,
      householdCode: row.householdCode,
      idIndex: hex(row.idIndex),
      studentNumberIndex: hex(row.studentNumberIndex),
      hasAddress: row.addressCipher !== null,
      guardians: guardians.get(row.id) ?? [],
      categories: [...(categories.get(row.id) ?? []), ...(labels.get(row.id) ?? [])].filter(isChildCategory),
      hasOpenCase: withCase.has(row.id),
    }
    if (known.idIndex) byId.set(known.idIndex, known)
    if (known.studentNumberIndex) byNumber.set(known.studentNumberIndex, known)
    if (known.status !== 'retired') {
      const key = nameKey(known.name, birthOn)
      byNameAndBirth.set(key, [...(byNameAndBirth.get(key) ?? []), known])
    }
  }
  return { byId, byNumber, byNameAndBirth, ...(await loadUnits(tx, clock)) }
}

/** 限阅名单：谁现在已有这一类标签；不是限阅的名单，一个也不解。 */
async function labelledWith(
  tx: Tx,
  clock: Clockwork,
  { keys, list }: { readonly keys: FieldKeys; readonly list: string | null },
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (list === null || !isChildCategory(list) || !CHILD_CATEGORIES[list].restricted) return new Map()
  const rows = await tx.restrictedLabel.findMany({
    where: { AND: [labelReach(clock), { toOn: null }] },
    select: { childId: true, labelCipher: true },
  })
  const held = rows.filter(({ labelCipher }) => openText(keys, clock.tenantId, 'label', labelCipher) === list)
  return new Map(held.map(({ childId }) => [childId, [list]]))
}

const PAGE = 5_000

/** 一页一页地读：四万人的原始行不必同时在手里。 */
async function* childrenInPages(tx: Tx, clock: Clockwork) {
  let after: string | undefined
  for (;;) {
    const rows = await tx.child.findMany({
      where: { AND: [childReach(clock), after ? { id: { gt: after } } : {}] },
      orderBy: { id: 'asc' },
      take: PAGE,
      select: {
        id: true,
        version: true,
        name: true,
        birthOn: true,
        schoolId: true,
        classId: true,
        status: true,
        householdCode: true,
        idIndex: true,
        studentNumberIndex: true,
        addressCipher: true,
      },
    })
    after = rows.at(-1)?.id
    if (after === undefined) return
    yield* rows
  }
}

/** 只取校、班、乡镇、村。 */
export async function loadUnits(tx: Tx, clock: Clockwork): Promise<UnitGround> {
  const units = await listStandingUnits(tx, clock)
  const schools = new Map<string, string>()
  const classes = new Map<string, string>()
  const divisions = new Map<string, { townshipId: string; villageId: string | null }>()
  for (const unit of units) {
    if (unit.kind === 'school') schools.set(unit.code, unit.id)
    if (unit.kind === 'class')
      classes.set(`${unit.parent?.parentId}|${unit.gradeNo}|${unit.classNo}`, unit.id)
    if (unit.kind === 'township') divisions.set(unit.code, { townshipId: unit.id, villageId: null })
    if (unit.kind === 'village' && unit.parentId)
      divisions.set(unit.code, { townshipId: unit.parentId, villageId: unit.id })
  }
  return { schools, classes, divisions }
}

function groupBy<T extends { childId: string }, V>(
  rows: readonly T[],
  value: (row: T) => V,
): Map<string, V[]> {
  const grouped = new Map<string, V[]>()
  for (const row of rows) {
    const held = grouped.get(row.childId)
    if (held) held.push(value(row))
    else grouped.set(row.childId, [value(row)])
  }
  return grouped
}
