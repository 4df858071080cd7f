import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { childReach } from '#lib/data/reach'
import { endOfDay } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import { isSchooling, type Schooling } from '#lib/rules/placements/schooling'
import { schoolingReach } from './reach.ts'
import type { SchoolingProposal } from './schooling-proposals.ts'

const SELECT = {
  id: true,
  childId: true,
  schooling: true,
  place: true,
  support: true,
  fromOn: true,
  untilOn: true,
  ends: { select: { endedOn: true, why: true } },
  child: {
    select: {
      name: true,
      status: true,
      classId: true,
      schoolId: true,
      class: { select: { name: true } },
      school: { select: { name: true } },
    },
  },
} as const

export type StoredSchooling = {
  readonly id: string
  readonly childId: string
  readonly schooling: Schooling
  readonly place: string
  readonly support: string
  readonly fromOn: PlainDate
  readonly untilOn: PlainDate
  readonly ended: { readonly on: PlainDate; readonly why: string } | null
  readonly child: {
    readonly name: string
    readonly status: string
    readonly classId: string | null
    readonly schoolId: string | null
    readonly class: { readonly name: string } | null
    readonly school: { readonly name: string } | null
  }
}

/** 已定的就学方式，先到期的在前；`childId` 一个儿童的全部，`standing` 只看没有了结的，`endedBefore` 只看已过截止日的，`atMost` 一页列得下的。 */
export async function listSchoolings(
  tx: Tx,
  actor: Official | Clockwork,
  asked: {
    readonly childId?: string
    readonly standing?: true
    readonly schooling?: Schooling
    readonly endedBefore?: PlainDate
    readonly atMost?: number
  },
): Promise<readonly StoredSchooling[]> {
  const rows = await tx.disabilitySchooling.findMany({
    where: {
      AND: [
        schoolingReach(actor),
        asked.childId ? { childId: asked.childId } : {},
        asked.standing ? { ends: { none: {} } } : {},
        asked.schooling ? { schooling: asked.schooling } : {},
        asked.endedBefore ? { untilOn: { lt: columnFromDay(asked.endedBefore) } } : {},
      ],
    },
    orderBy: [{ untilOn: 'asc' }, { id: 'asc' }],
    ...(asked.atMost === undefined ? {} : { take: asked.atMost }),
    select: SELECT,
  })
  return rows.flatMap(({ ends: [end], ...row }) =>
    isSchooling(row.schooling)
      ? [
          {
            ...row,
            schooling: row.schooling,
            fromOn: dayFromColumn(row.fromOn),
            untilOn: dayFromColumn(row.untilOn),
            ended: end ? { on: dayFromColumn(end.endedOn), why: end.why } : null,
          },
        ]
      : [],
  )
}

/** 没有了结的，各种多少人。 */
export async function countSchoolings(tx: Tx, actor: Official): Promise<ReadonlyMap<Schooling, number>> {
  const rows = await tx.disabilitySchooling.groupBy({
    by: ['schooling'],
    where: { AND: [schoolingReach(actor), { ends: { none: {} } }] },
    _count: { _all: true },
  })
  return new Map(
    rows.flatMap((row) => (isSchooling(row.schooling) ? [[row.schooling, row._count._all] as const] : [])),
  )
}

/** 写下登记：与提出的一字不差。给出其 id。 */
export async function insertSchooling(tx: Tx, actor: Official, proposal: SchoolingProposal): Promise<string> {
  const { childId, schooling, place, support } = proposal
  const id = newId()
  await tx.disabilitySchooling.createMany({
    data: {
      tenantId: actor.tenantId,
      id,
      proposalId: proposal.id,
      childId,
      schooling,
      place,
      support,
      fromOn: columnFromDay(proposal.fromOn),
      untilOn: columnFromDay(proposal.untilOn),
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      recordedAt: new Date(),
    },
  })
  return id
}

export type SchoolingEnding = 'expired' | 'replaced' | 'stopped'

/** 一次登记了结了，哪天、为何。 */
export async function endSchooling(
  tx: Tx,
  actor: Official | Clockwork,
  ended: { readonly schoolingId: string; readonly endedOn: PlainDate; readonly why: SchoolingEnding },
): Promise<void> {
  await tx.schoolingEnd.createMany({
    data: {
      tenantId: actor.tenantId,
      id: newId(),
      schoolingId: ended.schoolingId,
      endedOn: columnFromDay(ended.endedOn),
      why: ended.why,
      role: actor.kind === 'official' ? actor.role : 'clock',
      personId: actor.kind === 'official' ? actor.personId : null,
      recordedAt: new Date(),
    },
  })
}

/** 标注为残疾儿童、现在没有就学方式的，一个也不漏；等着决定的也在内。 */
export async function listWithoutSchooling(tx: Tx, actor: Official) {
  const rows = await tx.child.findMany({
    where: {
      AND: [
        childReach(actor),
        {
          status: { not: 'retired' },
          childCategorys: { some: { category: 'disabled', toOn: null } },
          disabilitySchoolings: { none: { ends: { none: {} } } },
        },
      ],
    },
    orderBy: [{ schoolId: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      name: true,
      status: true,
      class: { select: { name: true } },
      school: { select: { name: true } },
      _count: { select: { schoolingProposals: { where: { decisions: { none: {} } } } } },
    },
  })
  return rows.map(({ _count, ...child }) => ({ ...child, waiting: _count.schoolingProposals > 0 }))
}

const FEW = 1_000

/** 那一天终了时各儿童的就学方式：那天已记下、已开始、还没有了结的。 */
export async function schoolingsOn(
  tx: Tx,
  actor: Official,
  childIds: readonly string[],
  on: PlainDate,
): Promise<ReadonlyMap<string, Pick<StoredSchooling, 'schooling' | 'place'>>> {
  if (childIds.length === 0) return new Map()
  const day = columnFromDay(on)
  const rows = await tx.disabilitySchooling.findMany({
    where: {
      AND: [
        schoolingReach(actor),
        {
          // 一页之内的按人取；整本台账的一次取全，残疾儿童本来就少。
          ...(childIds.length <= FEW ? { childId: { in: [...childIds] } } : {}),
          recordedAt: { lte: new Date(endOfDay(on)) },
          fromOn: { lte: day },
          untilOn: { gte: day },
          ends: { none: { endedOn: { lt: day } } },
        },
      ],
    },
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
    select: { childId: true, schooling: true, place: true },
  })
  return new Map(
    rows.flatMap(({ childId, schooling, place }) =>
      isSchooling(schooling) ? [[childId, { schooling, place }] as const] : [],
    ),
  )
}
