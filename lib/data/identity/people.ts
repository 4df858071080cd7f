import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import type { Role } from '#lib/rules/people/roles'

/** 一个人连同全部任职（今后的、过去的）与账号；没有口令摘要。 */
export async function findPerson(tx: Tx, actor: Official, id: string) {
  const { tenantId } = actor
  const person = await tx.person.findFirst({
    where: { tenantId, id },
    select: { id: true, name: true, workPhone: true },
  })
  if (!person) return null
  const appointments = await tx.appointment.findMany({
    where: { tenantId, personId: id },
    orderBy: [{ fromOn: 'desc' }, { id: 'desc' }],
    select: {
      id: true,
      role: true,
      title: true,
      unitId: true,
      fromOn: true,
      toOn: true,
      unit: { select: { name: true, parent: { select: { name: true } } } },
    },
  })
  const accounts = await tx.account.findMany({
    where: { tenantId, personId: id },
    orderBy: { createdAt: 'asc' },
    select: { id: true, login: true, disabledAt: true, createdAt: true },
  })
  return {
    ...person,
    appointments: appointments.map((row) => ({
      ...row,
      fromOn: dayFromColumn(row.fromOn),
      toOn: row.toOn ? dayFromColumn(row.toOn) : null,
    })),
    accounts,
  }
}
export type FoundPerson = NonNullable<Awaited<ReturnType<typeof findPerson>>>

export const PEOPLE_PER_PAGE = 50

/** 某日没有任职的人：新建还没任命的、离任了的。一页 50 个。 */
export async function listIdlePeople(tx: Tx, actor: Official, day: PlainDate, after?: string) {
  const on = columnFromDay(day)
  const rows = await tx.person.findMany({
    where: {
      tenantId: actor.tenantId,
      appointments: { none: { OR: [{ toOn: null }, { toOn: { gte: on } }] } },
    },
    orderBy: { id: 'desc' },
    take: PEOPLE_PER_PAGE + 1,
    ...(after ? { cursor: { tenantId_id: { tenantId: actor.tenantId, id: after } }, skip: 1 } : {}),
    select: {
      id: true,
      name: true,
      appointments: {
        orderBy: { fromOn: 'desc' },
        take: 1,
        select: { role: true, toOn: true, unit: { select: { name: true } } },
      },
    },
  })
  const people = rows.slice(0, PEOPLE_PER_PAGE).map(({ appointments, ...person }) => {
    const [last] = appointments
    return {
      ...person,
      last: last
        ? { role: last.role, unit: last.unit.name, toOn: last.toOn ? dayFromColumn(last.toOn) : null }
        : null,
    }
  })
  return { people, next: rows.length > PEOPLE_PER_PAGE ? (people.at(-1)?.id ?? null) : null }
}

/** 同一个人的任职排队办：与数据库的 first_come 是同一把锁，随事务放开。 */
export async function lockPerson(tx: Tx, actor: Official, personId: string): Promise<void> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${actor.tenantId}::uuid::text || ${personId}::uuid::text, 0))::text`
}

/** 建一个人。 */
export async function insertPerson(
  tx: Tx,
  actor: Official,
  given: { readonly name: string; readonly workPhone: string | null },
): Promise<string> {
  const id = newId()
  await tx.person.createMany({ data: { tenantId: actor.tenantId, id, ...given } })
  return id
}

/** 给一个任职。 */
export async function insertAppointment(
  tx: Tx,
  actor: Official,
  given: {
    readonly personId: string
    readonly role: Role
    readonly unitId: string
    readonly fromOn: PlainDate
    readonly toOn: PlainDate | null
    readonly title: string | null
  },
): Promise<string> {
  const id = newId()
  await tx.appointment.createMany({
    data: {
      tenantId: actor.tenantId,
      id,
      ...given,
      fromOn: columnFromDay(given.fromOn),
      toOn: given.toOn ? columnFromDay(given.toOn) : null,
    },
  })
  return id
}

/** 某个任职；没有是 null。 */
export async function findAppointment(tx: Tx, actor: Official, id: string) {
  const row = await tx.appointment.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: { id: true, personId: true, role: true, unitId: true, fromOn: true, toOn: true, title: true },
  })
  return row && { ...row, fromOn: dayFromColumn(row.fromOn), toOn: row.toOn ? dayFromColumn(row.toOn) : null }
}

/** 任职到某日为止；已经止过的不再动。 */
export async function endAppointment(tx: Tx, actor: Official, id: string, toOn: PlainDate): Promise<boolean> {
  const on = columnFromDay(toOn)
  const { count } = await tx.appointment.updateMany({
    where: { tenantId: actor.tenantId, id, OR: [{ toOn: null }, { toOn: { gt: on } }] },
    data: { toOn: on },
  })
  return count === 1
}

/** 单位所在的学校：班在年级之下、年级在学校之下；不在学校的是 null。 */
export async function schoolOfUnit(tx: Tx, actor: Official, unitId: string): Promise<string | null> {
  const up = { kind: true, id: true } as const
  const unit = await tx.unit.findFirst({
    where: { tenantId: actor.tenantId, id: unitId },
    select: { ...up, parent: { select: { ...up, parent: { select: up } } } },
  })
  const line = [unit, unit?.parent, unit?.parent?.parent]
  return line.find((one) => one?.kind === 'school')?.id ?? null
}
