import type { Tx } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import { blindIndex, blindTails, encryptField, type FieldKeys, type SensitiveKind } from '#lib/data/sensitive'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork } from '#lib/rules/people/actor'
import { CHILD_CATEGORIES, type ChildCategory, isChildCategory } from '#lib/rules/people/child-categories'
import type { ReadRow } from '#lib/rules/rolls/imports/read-row'
import { bytes } from './column-bytes.ts'
import type { UnitGround } from './import-ground.ts'
import { nameSpelling } from './name-spelling.ts'
import {
  addCategories,
  addChange,
  addEnrolment,
  addGuardian,
  addLabel,
  type Before,
  emptyLines,
  type Line,
} from './new-lines.ts'
import type { listRowsToWrite } from './rows-to-write.ts'
import { closeEnrolments, currentLines, insertLines, updateChildren } from './write-lines.ts'

export type RowToWrite = Awaited<ReturnType<typeof listRowsToWrite<ReadRow>>>[number]

export type Writing = {
  readonly tx: Tx
  readonly clock: Clockwork
  readonly keys: FieldKeys
  readonly batchId: string
  readonly list: string | null
  readonly ground: UnitGround
  readonly today: PlainDate
  /** 各班最大的座号，边写边长。 */
  readonly seats: Map<string, number>
}

/** 号码与住址封好、盲索引算好，写成列。 */
function sealedColumns({ keys, clock }: Pick<Writing, 'keys' | 'clock'>, row: ReadRow): Line {
  const seal = (kind: SensitiveKind, value: string) =>
    value === '' ? null : bytes(encryptField(keys, clock.tenantId, kind, value))
  const index = (kind: SensitiveKind, value: string) =>
    value === '' ? null : bytes(blindIndex(keys, clock.tenantId, kind, value))
  const tails = row.idNumber === '' ? null : blindTails(keys, clock.tenantId, row.idNumber)
  return {
    id_kind: row.idKind,
    id_cipher: seal('id_number', row.idNumber),
    id_index: index('id_number', row.idNumber),
    id_tail4_index: tails ? bytes(tails.tail4) : null,
    id_tail6_index: tails ? bytes(tails.tail6) : null,
    student_number_cipher: seal('student_number', row.studentNumber),
    student_number_index: index('student_number', row.studentNumber),
    address_cipher: seal('address', row.address),
    address_index: index('address', row.address),
  }
}

function placeColumns({ ground }: Writing, row: ReadRow): Line {
  const schoolId = ground.schools.get(row.schoolCode) ?? null
  return {
    school_id: schoolId,
    class_id: ground.classes.get(`${schoolId}|${row.gradeNo}|${row.classNo}`) ?? null,
    // 人口名单上没有学校：登记的是还没有入学的。
    status: schoolId === null ? 'never_enrolled' : 'enrolled',
  }
}

function homeColumns({ ground }: Pick<Writing, 'ground'>, row: ReadRow): Line {
  const home = ground.divisions.get(row.householdCode)
  return { household_code: row.householdCode || null, household_township_id: home?.townshipId ?? null }
}

/** 新的一条登记，还没有说在哪所学校。 */
export function newChildLine(
  writing: Omit<Writing, 'batchId' | 'list' | 'seats'>,
  id: string,
  read: ReadRow,
): Line {
  const { clock, ground } = writing
  const home = ground.divisions.get(read.householdCode)
  const spelled = nameSpelling(read.name)
  return {
    tenant_id: clock.tenantId,
    id,
    name: read.name,
    name_pinyin: spelled.pinyin,
    name_initials: spelled.initials,
    gender: read.gender,
    birth_on: read.birthOn,
    ...sealedColumns(writing, read),
    ...homeColumns(writing, read),
    township_id: home?.townshipId ?? null,
    village_id: home?.villageId ?? null,
    version: 1,
    recorded_at: new Date().toISOString(),
  }
}

/** 新增：登记、编班、监护人、类别，一次一张表写下去。 */
export async function writeCreates(writing: Writing, rows: readonly RowToWrite[]): Promise<number> {
  const { tx, clock, keys, today, seats } = writing
  const lines = emptyLines()
  for (const { read } of rows) {
    const id = newId()
    const place = placeColumns(writing, read)
    lines.child.push({ ...newChildLine(writing, id, read), ...place })
    const openedEnrolmentId = addEnrolment(lines, clock, seats, {
      childId: id,
      classId: place.class_id,
      today,
    })
    addGuardian(lines, writing, id, read)
    const categoryIds = addCategories(lines, clock, id, read.categories, today)
    const before: Before = { child: null, closedEnrolmentId: null, openedEnrolmentId, categoryIds }
    addChange(lines, { clock, keys, batchId: writing.batchId }, id, 'create', 1, before)
  }
  await insertLines(tx, lines)
  return rows.length
}

/** 更改：只动打算里说要动的几项；登记在试读之后又变过的不写，给出没写的行数。 */
export async function writeChanges(
  writing: Writing,
  rows: readonly RowToWrite[],
): Promise<{ written: number; skipped: number }> {
  const { tx, clock, keys, today, seats } = writing
  const held = await currentLines(
    tx,
    clock,
    rows.flatMap(({ childId }) => (childId ? [childId] : [])),
  )
  const lines = emptyLines()
  const updates: Line[] = []
  const closed: string[] = []
  for (const row of rows) {
    const current = held.get(row.childId ?? '')
    if (!current || current.version !== row.childVersion || !row.childId) continue
    const { changed, read, childId } = row
    const has = (what: string) => changed.includes(what)
    const sealed = sealedColumns(writing, read)
    const place = placeColumns(writing, read)
    const next: Line = {
      ...current.child,
      ...(has('id')
        ? pick(sealed, ['id_kind', 'id_cipher', 'id_index', 'id_tail4_index', 'id_tail6_index'])
        : {}),
      ...(has('studentNumber') ? pick(sealed, ['student_number_cipher', 'student_number_index']) : {}),
      ...(has('address') ? pick(sealed, ['address_cipher', 'address_index']) : {}),
      ...(has('household') ? homeColumns(writing, read) : {}),
      ...(has('school') || has('class') ? pick(place, ['school_id', 'class_id']) : {}),
      ...(has('status') ? pick(place, ['status']) : {}),
    }
    updates.push({ ...next, tenant_id: clock.tenantId, id: childId, version: current.version + 1 })
    const reseated = has('class') || has('school')
    if (reseated && current.enrolmentId) closed.push(current.enrolmentId)
    const openedEnrolmentId = reseated
      ? addEnrolment(lines, clock, seats, { childId, classId: place.class_id, today })
      : null
    if (has('guardian')) addGuardian(lines, writing, childId, read)
    const label = has('category') && isRestricted(writing.list) ? writing.list : null
    const wanted = label ? [] : writing.list !== null ? [writing.list] : read.categories
    const fresh = has('category') ? wanted.filter((one) => !current.categories.includes(one)) : []
    const categoryIds = addCategories(lines, clock, childId, fresh, today)
    addChange(lines, { clock, keys, batchId: writing.batchId }, childId, 'change', current.version + 1, {
      child: current.child,
      closedEnrolmentId: reseated ? current.enrolmentId : null,
      openedEnrolmentId,
      categoryIds,
      labelIds: label ? [addLabel(lines, writing, childId, label, today)] : [],
    })
  }
  await closeEnrolments(tx, clock, closed, today)
  const written = await updateChildren(tx, updates)
  if (written !== updates.length) throw new Error('a child changed under a locked import')
  await insertLines(tx, lines)
  return { written, skipped: rows.length - written }
}

function isRestricted(list: string | null): list is ChildCategory {
  return list !== null && isChildCategory(list) && CHILD_CATEGORIES[list].restricted
}

function pick(from: Line, names: readonly string[]): Line {
  return Object.fromEntries(names.map((name) => [name, from[name]]))
}
