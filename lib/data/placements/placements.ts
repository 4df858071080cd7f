import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { childReach } from '#lib/data/reach'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import { isPlacement, PLACEMENTS, type Placement } from '#lib/rules/placements/placement-terms'
import type { Application } from './applications.ts'
import { placementReach } from './reach.ts'

const SELECT = {
  id: true,
  applicationId: true,
  childId: true,
  caseId: true,
  kind: true,
  fromOn: true,
  untilOn: true,
  child: { select: { name: true, classId: true, schoolId: true, class: { select: { name: true } } } },
} as const

/** 一次还没有了结的限期销号。 */
export type StandingPlacement = {
  readonly id: string
  readonly childId: string
  readonly applicationId: string
  readonly caseId: string | null
  readonly kind: Placement
  readonly fromOn: PlainDate
  readonly untilOn: PlainDate
  readonly childName: string
  readonly className: string | null
  readonly classId: string | null
  readonly schoolId: string | null
}

/** 还没有了结的限期销号；`childId` 只看一个儿童的，`endedBefore` 只看已过截止日的。 */
export async function listStandingPlacements(
  tx: Tx,
  actor: Official | Clockwork,
  asked: { readonly childId?: string; readonly kind?: Placement; readonly endedBefore?: PlainDate } = {},
): Promise<readonly StandingPlacement[]> {
  const rows = await tx.placement.findMany({
    where: {
      AND: [
        placementReach(actor),
        { ends: { none: {} } },
        asked.childId ? { childId: asked.childId } : {},
        asked.kind ? { kind: asked.kind } : {},
        asked.endedBefore ? { untilOn: { lt: columnFromDay(asked.endedBefore) } } : {},
      ],
    },
    orderBy: [{ untilOn: 'asc' }, { id: 'asc' }],
    select: SELECT,
  })
  return rows.flatMap(({ child, ...row }) =>
    isPlacement(row.kind)
      ? [
          {
            ...row,
            kind: row.kind,
            fromOn: dayFromColumn(row.fromOn),
            untilOn: dayFromColumn(row.untilOn),
            childName: child.name,
            className: child.class?.name ?? null,
            classId: child.classId,
            schoolId: child.schoolId,
          },
        ]
      : [],
  )
}

/** 写下批件：与申请一字不差；在班的儿童连同期内的假条，就学状态随之改变。 */
export async function insertPlacement(tx: Tx, actor: Official, application: Application): Promise<string> {
  const id = newId()
  const mine = {
    tenantId: actor.tenantId,
    personId: actor.personId,
    appointmentId: actor.appointmentId,
    recordedAt: new Date(),
  }
  const term = { fromOn: columnFromDay(application.fromOn), untilOn: columnFromDay(application.untilOn) }
  const { childId, caseId, kind } = application
  await tx.placement.createMany({
    data: { ...mine, ...term, id, applicationId: application.id, childId, caseId, kind },
  })
  const { classId, schoolId } = application.child
  if (classId && schoolId && kind !== 'deferral') {
    await tx.leave.createMany({
      data: {
        ...mine,
        id: newId(),
        childId,
        classId,
        schoolId,
        kind: 'sick',
        fromOn: term.fromOn,
        toOn: term.untilOn,
        note: `经批准${PLACEMENTS[kind].label}`,
      },
    })
  }
  await setChildStatus(tx, actor, childId, PLACEMENTS[kind].status)
  return id
}

export type PlacementEnding = 'expired' | 'renewed' | 'replaced' | 'resumed' | 'lapsed'

/** 一次限期销号了结了，哪天、为何。 */
export async function endPlacement(
  tx: Tx,
  actor: Official | Clockwork,
  ended: { readonly placementId: string; readonly endedOn: PlainDate; readonly why: PlacementEnding },
): Promise<void> {
  await tx.placementEnd.createMany({
    data: {
      tenantId: actor.tenantId,
      id: newId(),
      placementId: ended.placementId,
      endedOn: columnFromDay(ended.endedOn),
      why: ended.why,
      role: actor.kind === 'official' ? actor.role : 'clock',
      personId: actor.kind === 'official' ? actor.personId : null,
      recordedAt: new Date(),
    },
  })
}

/** 就学状态随批件与届满而变；原来的样子由数据库另存一行。 */
export async function setChildStatus(
  tx: Tx,
  actor: Official | Clockwork,
  childId: string,
  status: string,
): Promise<void> {
  await tx.child.updateMany({
    where: { AND: [childReach(actor), { id: childId, status: { not: status } }] },
    data: { status, version: { increment: 1 } },
  })
}
