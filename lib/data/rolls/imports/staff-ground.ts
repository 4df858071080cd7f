import type { Tx } from '#lib/data/database'
import { columnFromDay } from '#lib/data/days'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork } from '#lib/rules/people/actor'
import type { KnownStaff, MetStaff } from '#lib/rules/rolls/imports/plan-staff'
import { listStandingUnits } from './standing-units.ts'

type Unit = NonNullable<MetStaff['unit']>

/** 比对人员名册所需：单位按代码、班按学校与年级，同名的人连同现在的任职。 */
export type StaffGround = {
  readonly units: ReadonlyMap<string, Unit>
  /** `学校id|年级|班` → 班 */
  readonly classes: ReadonlyMap<string, Unit>
  readonly people: ReadonlyMap<string, readonly KnownStaff[]>
}

export async function loadStaffGround(tx: Tx, clock: Clockwork, today: PlainDate): Promise<StaffGround> {
  const { tenantId } = clock
  const rows = await listStandingUnits(tx, clock)
  const units = new Map<string, Unit>()
  const classes = new Map<string, Unit>()
  const scopes = new Map<string, string | null>()
  for (const row of rows) {
    const scopeId =
      row.kind === 'class' ? (row.parent?.parentId ?? null) : row.kind === 'village' ? row.parentId : row.id
    const unit = { id: row.id, kind: row.kind, scopeId }
    scopes.set(row.id, scopeId)
    if (row.kind === 'class') classes.set(`${scopeId}|${row.gradeNo}|${row.classNo}`, unit)
    else units.set(row.code, unit)
  }
  const on = columnFromDay(today)
  const people = await tx.person.findMany({
    where: { tenantId },
    select: {
      id: true,
      name: true,
      workPhone: true,
      appointments: {
        where: { OR: [{ toOn: null }, { toOn: { gte: on } }] },
        select: { role: true, unitId: true },
      },
    },
  })
  const byName = new Map<string, KnownStaff[]>()
  for (const { id, name, workPhone, appointments } of people) {
    const posts = appointments.map((post) => ({ ...post, scopeId: scopes.get(post.unitId) ?? null }))
    const known = { personId: id, workPhone: workPhone ?? '', posts }
    byName.set(name, [...(byName.get(name) ?? []), known])
  }
  return { units, classes, people: byName }
}
