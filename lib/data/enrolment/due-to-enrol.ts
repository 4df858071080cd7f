import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { childReach } from '#lib/data/reach'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork, Official } from '#lib/rules/people/actor'

/** 某年秋季应入学的孩子：按出生日期，不论在不在册；送达、编班、个案一并给出。 */
export async function listDueToEnrol(
  tx: Tx,
  actor: Official | Clockwork,
  births: { readonly from: PlainDate; readonly to: PlainDate },
  year: number,
) {
  const rows = await tx.child.findMany({
    where: {
      AND: [
        childReach(actor),
        { birthOn: { gte: columnFromDay(births.from), lte: columnFromDay(births.to) } },
      ],
    },
    orderBy: [{ village: { code: 'asc' } }, { namePinyin: 'asc' }],
    take: 2000,
    select: {
      id: true,
      name: true,
      gender: true,
      birthOn: true,
      status: true,
      classId: true,
      schoolId: true,
      villageId: true,
      township: { select: { id: true, code: true } },
      village: { select: { id: true, code: true, name: true } },
      school: { select: { name: true } },
      guardians: { orderBy: { main: 'desc' }, take: 1, select: { name: true } },
      enrolmentNotices: {
        where: { year },
        select: { servedOn: true, service: true, receivedBy: true, proofId: true },
      },
      dropoutCases: { where: { closedAt: null }, select: { id: true } },
    },
  })
  return rows.map(({ birthOn, enrolmentNotices, ...row }) => ({
    ...row,
    birthOn: dayFromColumn(birthOn),
    served: enrolmentNotices[0]
      ? { ...enrolmentNotices[0], servedOn: dayFromColumn(enrolmentNotices[0].servedOn) }
      : null,
  }))
}

export type DueChild = Awaited<ReturnType<typeof listDueToEnrol>>[number]

/** 可及的一个孩子的出生日期；够不着是 null。 */
export async function birthOf(tx: Tx, actor: Official, childId: string) {
  const row = await tx.child.findFirst({
    where: { AND: [childReach(actor), { id: childId }] },
    select: { birthOn: true, classId: true, schoolId: true },
  })
  return row ? { ...row, birthOn: dayFromColumn(row.birthOn) } : null
}

/** 某年这个孩子的通知书送达过没有。 */
export async function isServed(tx: Tx, actor: Official, childId: string, year: number): Promise<boolean> {
  const count = await tx.enrolmentNotice.count({
    where: { tenantId: actor.tenantId, childId, year, child: childReach(actor) },
  })
  return count > 0
}

/** 写下一次送达。 */
export async function insertNotice(
  tx: Tx,
  actor: Official,
  row: {
    readonly childId: string
    readonly year: number
    readonly servedOn: PlainDate
    readonly service: string
    readonly receivedBy: string
    readonly proofId: string | null
  },
): Promise<string> {
  const id = newId()
  await tx.enrolmentNotice.createMany({
    data: {
      ...row,
      servedOn: columnFromDay(row.servedOn),
      tenantId: actor.tenantId,
      id,
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      recordedAt: new Date(),
    },
  })
  return id
}
