import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { schoolDeskReach } from '#lib/data/reach'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'

type NewInspection = {
  readonly kind: 'special' | 'regular'
  readonly schoolIds: readonly string[]
  readonly heldOn: PlainDate
  readonly noticedOn: PlainDate | null
  readonly members: string
  readonly purpose: string
}

/** 登记一次督导，一所学校一行；给出这一次的编号。 */
export async function insertInspection(tx: Tx, actor: Official, given: NewInspection): Promise<string> {
  const visitId = newId()
  const { schoolIds, heldOn, noticedOn, ...rest } = given
  await tx.inspection.createMany({
    data: schoolIds.map((schoolId) => ({
      tenantId: actor.tenantId,
      id: newId(),
      visitId,
      schoolId,
      ...rest,
      heldOn: columnFromDay(heldOn),
      noticedOn: noticedOn ? columnFromDay(noticedOn) : null,
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      recordedAt: new Date(),
    })),
  })
  return visitId
}

/** 可及学校的督导登记，新的在前；一年多的都在，数得到去年。 */
export async function listInspections(tx: Tx, actor: Official, since: PlainDate) {
  const rows = await tx.inspection.findMany({
    where: { AND: [schoolDeskReach(actor), { heldOn: { gte: columnFromDay(since) } }] },
    orderBy: [{ heldOn: 'desc' }, { id: 'desc' }],
    select: {
      id: true,
      visitId: true,
      kind: true,
      schoolId: true,
      heldOn: true,
      noticedOn: true,
      members: true,
      purpose: true,
      school: { select: { name: true } },
      person: { select: { name: true } },
    },
  })
  return rows.map((row) => ({
    ...row,
    kind: row.kind === 'special' ? ('special' as const) : ('regular' as const),
    heldOn: dayFromColumn(row.heldOn),
    noticedOn: row.noticedOn ? dayFromColumn(row.noticedOn) : null,
  }))
}
export type InspectionRow = Awaited<ReturnType<typeof listInspections>>[number]

/** 今天所在的学期；没有校历是 null。 */
export async function findTerm(tx: Tx, actor: Official, today: PlainDate) {
  const on = columnFromDay(today)
  const row = await tx.schoolTerm.findFirst({
    where: { tenantId: actor.tenantId, startOn: { lte: on }, endOn: { gte: on } },
    select: { name: true, startOn: true, endOn: true },
  })
  return row && { name: row.name, startOn: dayFromColumn(row.startOn), endOn: dayFromColumn(row.endOn) }
}
