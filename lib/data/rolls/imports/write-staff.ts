import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { importReach } from '#lib/data/reach'
import type { FieldKeys } from '#lib/data/sensitive'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork } from '#lib/rules/people/actor'
import type { StaffRow } from '#lib/rules/rolls/imports/read-staff'
import { listRowsToWrite } from './rows-to-write.ts'

/** 封着的一行：读出的内容、要任的单位、认出的人；没有认出的凭 `key` 在同一批里合成一个人。 */
export type SealedStaff = StaffRow & {
  readonly unitId: string | null
  readonly personId: string | null
  readonly key: string
}

/** 写下人与任职：试读之后已有同样任职、或成了这所学校督学的，不写。给出新增、加任职、没写的行数。 */
export async function writeStaff(
  tx: Tx,
  clock: Clockwork,
  keys: FieldKeys,
  batch: { readonly id: string; readonly attempt: number },
  today: PlainDate,
): Promise<{ creates: number; changes: number; skipped: number }> {
  const total = { creates: 0, changes: 0, skipped: 0 }
  const made = new Map<string, string>()
  let afterRow = 0
  for (;;) {
    const rows = await listRowsToWrite<SealedStaff>(tx, clock, keys, batch, afterRow)
    const last = rows.at(-1)
    if (!last) return total
    afterRow = last.rowNo
    for (const { read } of rows) {
      const how = await writeOne(tx, clock, batch.id, read, { made, today })
      total[how] += 1
    }
  }
}

async function writeOne(
  tx: Tx,
  { tenantId }: Clockwork,
  batchId: string,
  read: SealedStaff,
  { made, today }: { readonly made: Map<string, string>; readonly today: PlainDate },
): Promise<'creates' | 'changes' | 'skipped'> {
  const { unitId, role } = read
  const known = read.personId ?? made.get(read.key) ?? null
  if (!unitId || !role || (known && (await barred(tx, tenantId, known, { unitId, role, today }))))
    return 'skipped'
  const personId = known ?? newId()
  if (!known) {
    await tx.person.createMany({
      data: { tenantId, id: personId, name: read.name, workPhone: read.workPhone || null },
    })
    made.set(read.key, personId)
  }
  const appointmentId = newId()
  await tx.appointment.createMany({
    data: {
      tenantId,
      id: appointmentId,
      personId,
      role,
      unitId,
      fromOn: columnFromDay(read.fromOn ?? today),
      title: read.title || null,
    },
  })
  await tx.staffChange.createMany({
    data: {
      tenantId,
      id: newId(),
      batchId,
      personId,
      appointmentId,
      newPerson: !known,
      recordedAt: new Date(),
    },
  })
  return known ? 'changes' : 'creates'
}

/** 已有同样的任职，或是这所学校的责任督学（L6-10，数据库另有一道）。 */
async function barred(
  tx: Tx,
  tenantId: string,
  personId: string,
  wanted: { readonly unitId: string; readonly role: string; readonly today: PlainDate },
): Promise<boolean> {
  const { unitId, role, today } = wanted
  const unit = await tx.unit.findFirst({
    where: { tenantId, id: unitId },
    select: { parent: { select: { parentId: true } } },
  })
  const school = unit?.parent?.parentId ?? unitId
  const count = await tx.appointment.count({
    where: {
      tenantId,
      personId,
      AND: [
        { OR: [{ toOn: null }, { toOn: { gte: columnFromDay(today) } }] },
        {
          OR: [
            { role, unitId },
            { role: 'inspector', unitId: { in: [unitId, school] } },
          ],
        },
      ],
    },
  })
  return count > 0
}

/** 撤销：这一批写下的任职到昨天为止，今天才起的到今天为止；已经离任的不动。人留着，成了没有任职的人。 */
export async function undoStaff(
  tx: Tx,
  clock: Clockwork,
  batchId: string,
  today: PlainDate,
): Promise<{ undone: number; skipped: number }> {
  const { tenantId } = clock
  const changes = await tx.staffChange.findMany({
    where: { AND: [{ batch: importReach(clock) }, { tenantId, batchId }] },
    select: { appointment: { select: { id: true, fromOn: true, toOn: true } } },
  })
  let undone = 0
  for (const { appointment } of changes) {
    if (appointment.toOn) continue
    const fromOn = dayFromColumn(appointment.fromOn)
    // 止日不早于起日（数据库另有一道）。
    const [, toOn = fromOn] = [fromOn, addDays(today, -1)].sort()
    await tx.appointment.updateMany({
      where: { tenantId, id: appointment.id, toOn: null },
      data: { toOn: columnFromDay(toOn) },
    })
    undone += 1
  }
  return { undone, skipped: changes.length - undone }
}
