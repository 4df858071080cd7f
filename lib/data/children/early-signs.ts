import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { classroomReach, closedInView, viaChild } from '#lib/data/reach'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import type { EarlySign } from '#lib/rules/people/early-signs'

/** 记一样苗头；给出编号。 */
export async function insertSign(
  tx: Tx,
  actor: Official,
  given: {
    readonly childId: string
    readonly classId: string
    readonly schoolId: string
    readonly sign: EarlySign
    readonly noticedOn: PlainDate
    readonly note: string
  },
): Promise<string> {
  const id = newId()
  await tx.earlySign.createMany({
    data: {
      ...given,
      noticedOn: columnFromDay(given.noticedOn),
      tenantId: actor.tenantId,
      id,
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      recordedAt: new Date(),
    },
  })
  return id
}

/** 了结一样；给出了结了几行。 */
export async function closeSign(
  tx: Tx,
  actor: Official,
  given: { readonly signId: string; readonly endedOn: PlainDate; readonly endedWhy: string },
): Promise<number> {
  const { count } = await tx.earlySign.updateMany({
    where: { AND: [classroomReach(actor), { id: given.signId, endedOn: null }] },
    data: { endedOn: columnFromDay(given.endedOn), endedWhy: given.endedWhy },
  })
  return count
}

/** 一名学生的苗头，新的在前。 */
export async function listSignsOf(tx: Tx, actor: Official, childId: string) {
  const rows = await tx.earlySign.findMany({
    where: { AND: [closedInView(actor, classroomReach(actor)), { childId }] },
    orderBy: [{ noticedOn: 'desc' }, { id: 'desc' }],
    select: {
      id: true,
      sign: true,
      noticedOn: true,
      note: true,
      endedOn: true,
      endedWhy: true,
      person: { select: { name: true } },
    },
  })
  return rows.map(({ noticedOn, endedOn, person, ...row }) => ({
    ...row,
    by: person.name,
    noticedOn: dayFromColumn(noticedOn),
    endedOn: endedOn ? dayFromColumn(endedOn) : null,
  }))
}

export type ChildSign = Awaited<ReturnType<typeof listSignsOf>>[number]

export type SignedChild = {
  readonly childId: string
  readonly name: string
  readonly className: string
  readonly schoolName: string
  readonly signs: readonly string[]
  readonly since: PlainDate
  /** 现在帮他的人；空的就是还没有人帮。 */
  readonly helpers: readonly string[]
  readonly lastHelpOn: PlainDate | null
}

/** 还没有了结的有苗头学生，一人一行：没有人帮的在前，早看出的在前（DDK-4.7.3）。 */
export async function listSignedChildren(tx: Tx, actor: Official): Promise<readonly SignedChild[]> {
  const rows = await tx.earlySign.findMany({
    where: { AND: [closedInView(actor, classroomReach(actor)), { endedOn: null }] },
    orderBy: [{ noticedOn: 'asc' }, { id: 'asc' }],
    select: {
      childId: true,
      sign: true,
      noticedOn: true,
      child: { select: { name: true } },
      class: { select: { name: true } },
      school: { select: { name: true } },
    },
  })
  const childIds = [...new Set(rows.map(({ childId }) => childId))]
  const pairs = await tx.pairing.findMany({
    where: { AND: [viaChild(actor), { childId: { in: childIds }, endedOn: null }] },
    select: {
      childId: true,
      helperName: true,
      activities: { orderBy: { onDay: 'desc' }, take: 1, select: { onDay: true } },
    },
  })
  const children = childIds.flatMap((childId) => {
    const [first, ...more] = rows.filter((row) => row.childId === childId)
    if (!first) return []
    const own = pairs.filter((pair) => pair.childId === childId)
    const helped = own.flatMap(({ activities }) => activities.map(({ onDay }) => dayFromColumn(onDay)))
    return [
      {
        childId,
        name: first.child.name,
        className: first.class.name,
        schoolName: first.school.name,
        signs: [first, ...more].map(({ sign }) => sign),
        since: dayFromColumn(first.noticedOn),
        helpers: own.map(({ helperName }) => helperName),
        lastHelpOn: helped.toSorted().at(-1) ?? null,
      },
    ]
  })
  return children.toSorted((a, b) => Number(a.helpers.length > 0) - Number(b.helpers.length > 0))
}
