import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { childReach } from '#lib/data/reach'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork, Official } from '#lib/rules/people/actor'

/** 出生在这之间的，含两端。 */
type Births = { readonly from: PlainDate; readonly to: PlainDate }

/** 应入学名单一页多少人；通知书一次也印这么多。 */
export const DUE_PER_PAGE = 200

function bornBetween({ from, to }: Births) {
  return { birthOn: { gte: columnFromDay(from), lte: columnFromDay(to) } }
}

/** 某年秋季应入学的孩子共几人、通知书还没有送达的几人。 */
export async function countDueToEnrol(tx: Tx, actor: Official, births: Births, year: number) {
  const due = [childReach(actor), bornBetween(births)]
  return {
    total: await tx.child.count({ where: { AND: due } }),
    unserved: await tx.child.count({ where: { AND: [...due, { enrolmentNotices: { none: { year } } }] } }),
  }
}

/** 某年秋季应入学的孩子，一页：按出生日期，不论在不在册；送达、编班、个案一并给出。 */
export async function listDueToEnrol(
  tx: Tx,
  actor: Official,
  births: Births,
  { year, page, unserved }: { readonly year: number; readonly page: number; readonly unserved: boolean },
) {
  const rows = await tx.child.findMany({
    where: {
      AND: [childReach(actor), bornBetween(births), unserved ? { enrolmentNotices: { none: { year } } } : {}],
    },
    orderBy: [{ village: { code: 'asc' } }, { namePinyin: 'asc' }, { id: 'asc' }],
    skip: (page - 1) * DUE_PER_PAGE,
    take: DUE_PER_PAGE,
    select: {
      id: true,
      name: true,
      gender: true,
      birthOn: true,
      status: true,
      classId: true,
      village: { select: { name: true } },
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

/**
 * 某年秋季该入学、登记为未入学、没有编班也没有未结个案的，取至多 `atMost` 个：给时钟判谁没有来（L1-11）。
 * 没有登记乡镇的立不了，不在其中；立了案的不再给，所以一批一批取得完。
 */
export async function listDueNotArrived(tx: Tx, clock: Clockwork, births: Births, atMost: number) {
  return tx.child.findMany({
    where: {
      AND: [
        childReach(clock),
        bornBetween(births),
        { status: 'never_enrolled', classId: null, townshipId: { not: null } },
        { dropoutCases: { none: { closedAt: null } } },
      ],
    },
    orderBy: { id: 'asc' },
    take: atMost,
    select: {
      id: true,
      schoolId: true,
      township: { select: { id: true, code: true } },
      village: { select: { id: true, code: true } },
    },
  })
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
