import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import type { Prisma } from '#lib/generated/prisma/client'
import { instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import { isOpinionStage, type OpinionDecision, type OpinionStage } from '#lib/rules/placements/application'
import { isPlacement, type Placement } from '#lib/rules/placements/placement-terms'
import { applicationReach } from './reach.ts'

const SELECT = {
  id: true,
  childId: true,
  caseId: true,
  kind: true,
  round: true,
  applicantName: true,
  applicantRelation: true,
  condition: true,
  hospital: true,
  proofId: true,
  fromOn: true,
  untilOn: true,
  renewsId: true,
  personId: true,
  recordedAt: true,
  person: { select: { name: true } },
  child: { select: { name: true, villageId: true, schoolId: true, classId: true, status: true } },
  opinions: {
    orderBy: { recordedAt: 'asc' },
    select: {
      stage: true,
      decision: true,
      words: true,
      recordedAt: true,
      person: { select: { name: true } },
    },
  },
} as const satisfies Prisma.PlacementApplicationSelect

type Row = Prisma.PlacementApplicationGetPayload<{ select: typeof SELECT }>
/** 一份申请，连同已有的意见。 */
export type Application = ReturnType<typeof applicationOf>

/** 一个儿童的全部申请，新的在前。 */
export async function listApplications(
  tx: Tx,
  actor: Official,
  childId: string,
): Promise<readonly Application[]> {
  const rows = await tx.placementApplication.findMany({
    where: { AND: [applicationReach(actor), { childId }] },
    orderBy: { round: 'desc' },
    select: SELECT,
  })
  return rows.map(applicationOf)
}

/** 可及的、还没有批件也没有不批的申请，早的在前；有没有结论由规则再看。 */
export async function listUnplacedApplications(tx: Tx, actor: Official): Promise<readonly Application[]> {
  const refused = { stage: { in: ['township', 'bureau'] }, decision: 'disagree' }
  const rows = await tx.placementApplication.findMany({
    where: {
      AND: [applicationReach(actor), { placements: { none: {} }, opinions: { none: refused } }],
    },
    orderBy: { recordedAt: 'asc' },
    select: SELECT,
  })
  return rows.map(applicationOf)
}

/** 可及的一份申请；没有或够不着是 null。 */
export async function findApplication(tx: Tx, actor: Official, id: string): Promise<Application | null> {
  const row = await tx.placementApplication.findFirst({
    where: { AND: [applicationReach(actor), { id }] },
    select: SELECT,
  })
  return row ? applicationOf(row) : null
}

function applicationOf(row: Row) {
  if (!isPlacement(row.kind)) throw new Error(`an unknown placement is stored: ${row.kind}`)
  return {
    ...row,
    kind: row.kind satisfies Placement,
    fromOn: dayFromColumn(row.fromOn),
    untilOn: dayFromColumn(row.untilOn),
    recordedAt: instant(row.recordedAt.getTime()),
    opinions: row.opinions.flatMap((one) =>
      isOpinionStage(one.stage)
        ? [
            {
              stage: one.stage,
              decision: decisionOf(one.decision),
              words: one.words,
              by: one.person.name,
              at: instant(one.recordedAt.getTime()),
            },
          ]
        : [],
    ),
  }
}

function decisionOf(text: string): OpinionDecision {
  return text === 'agree' ? 'agree' : 'disagree'
}

export type NewApplication = {
  readonly childId: string
  readonly caseId: string | null
  readonly kind: Placement
  readonly round: number
  readonly applicantName: string
  readonly applicantRelation: string
  readonly condition: string
  readonly hospital: string
  readonly proofId: string
  readonly fromOn: PlainDate
  readonly untilOn: PlainDate
  readonly renewsId: string | null
}

/** 写下一份申请，给出其 id。 */
export async function insertApplication(tx: Tx, actor: Official, row: NewApplication): Promise<string> {
  const id = newId()
  await tx.placementApplication.createMany({
    data: {
      ...row,
      ...mine(actor),
      id,
      fromOn: columnFromDay(row.fromOn),
      untilOn: columnFromDay(row.untilOn),
    },
  })
  return id
}

/** 写下一栏意见。 */
export async function insertOpinion(
  tx: Tx,
  actor: Official,
  row: {
    readonly applicationId: string
    readonly stage: OpinionStage
    readonly decision: OpinionDecision
    readonly words: string
  },
): Promise<void> {
  await tx.placementOpinion.createMany({ data: { ...row, ...mine(actor), id: newId() } })
}

function mine(actor: Official) {
  return {
    tenantId: actor.tenantId,
    personId: actor.personId,
    appointmentId: actor.appointmentId,
    recordedAt: new Date(),
  }
}
