import { newId } from '#lib/data/ids'
import { sealText } from '#lib/data/sealed-text'
import { blindIndex, encryptField, type FieldKeys } from '#lib/data/sensitive'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork } from '#lib/rules/people/actor'
import type { ChildCategory } from '#lib/rules/people/child-categories'
import type { ReadRow } from '#lib/rules/rolls/imports/read-row'
import { bytes } from './column-bytes.ts'
import { sealRow } from './import-rows.ts'

/** 待写的一行，列名即数据库列名。 */
export type Line = Record<string, unknown>
export type Table =
  | 'child'
  | 'guardian'
  | 'class_enrolment'
  | 'child_category'
  | 'restricted_label'
  | 'import_change'
export type Lines = Record<Table, Line[]>

export function emptyLines(): Lines {
  return {
    child: [],
    guardian: [],
    class_enrolment: [],
    child_category: [],
    restricted_label: [],
    import_change: [],
  }
}

/** 写下之前的样子，封存在 import_change 里；撤销凭它。 */
export type Before = {
  /** 原来的各列；新增的没有。 */
  readonly child: Line | null
  readonly closedEnrolmentId: string | null
  readonly openedEnrolmentId: string | null
  readonly categoryIds: readonly string[]
  /** 限阅的标签；从前的批没有这一项。 */
  readonly labelIds?: readonly string[]
}

type Sealing = { readonly clock: Clockwork; readonly keys: FieldKeys }

/** 编进一个班，座号接着班里最大的。没有班的不编。 */
export function addEnrolment(
  lines: Lines,
  clock: Clockwork,
  seats: Map<string, number>,
  { childId, classId, today }: { childId: string; classId: unknown; today: PlainDate },
): string | null {
  if (typeof classId !== 'string') return null
  const seat = (seats.get(classId) ?? 0) + 1
  seats.set(classId, seat)
  const id = newId()
  lines.class_enrolment.push({
    tenant_id: clock.tenantId,
    id,
    child_id: childId,
    class_id: classId,
    seat_no: seat,
    from_on: today,
    to_on: null,
  })
  return id
}

/** 主要监护人，电话封好。 */
export function addGuardian(lines: Lines, { clock, keys }: Sealing, childId: string, read: ReadRow): void {
  if (read.guardianName === '') return
  const phone = read.guardianPhone
  lines.guardian.push({
    tenant_id: clock.tenantId,
    id: newId(),
    child_id: childId,
    name: read.guardianName,
    relation: read.guardianRelation,
    phone_cipher: phone === '' ? null : bytes(encryptField(keys, clock.tenantId, 'guardian_phone', phone)),
    phone_index: phone === '' ? null : bytes(blindIndex(keys, clock.tenantId, 'guardian_phone', phone)),
    main: true,
  })
}

/** 对象类别，自今天起。 */
export function addCategories(
  lines: Lines,
  clock: Clockwork,
  childId: string,
  categories: readonly string[],
  today: PlainDate,
): readonly string[] {
  return categories.map((category) => {
    const id = newId()
    lines.child_category.push({
      tenant_id: clock.tenantId,
      id,
      child_id: childId,
      category,
      from_on: today,
      to_on: null,
    })
    return id
  })
}

/** 限阅的一类：封存之后另存，自今天起。 */
export function addLabel(
  lines: Lines,
  { clock, keys }: Sealing,
  childId: string,
  category: ChildCategory,
  today: PlainDate,
): string {
  const id = newId()
  lines.restricted_label.push({
    tenant_id: clock.tenantId,
    id,
    child_id: childId,
    label_cipher: bytes(sealText(keys, clock.tenantId, 'label', category)),
    from_on: today,
    to_on: null,
  })
  return id
}

/** 留底：写下之前的样子。 */
export function addChange(
  lines: Lines,
  { clock, keys, batchId }: Sealing & { readonly batchId: string },
  childId: string,
  kind: 'create' | 'change',
  versionAfter: number,
  before: Before,
): void {
  const id = newId()
  lines.import_change.push({
    tenant_id: clock.tenantId,
    id,
    batch_id: batchId,
    child_id: childId,
    kind,
    version_after: versionAfter,
    sealed: bytes(sealRow(keys, clock.tenantId, id, before)),
    recorded_at: new Date().toISOString(),
  })
}
