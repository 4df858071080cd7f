import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import type { Prisma } from '#lib/generated/prisma/client'
import { instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import { type Disability, isDisability, isSchooling, type Schooling } from '#lib/rules/placements/schooling'
import { schoolingProposalReach } from './reach.ts'

const SELECT = {
  id: true,
  childId: true,
  round: true,
  disability: true,
  level: true,
  schooling: true,
  place: true,
  support: true,
  proofId: true,
  fromOn: true,
  untilOn: true,
  renewsId: true,
  personId: true,
  recordedAt: true,
  person: { select: { name: true } },
  child: {
    select: {
      name: true,
      classId: true,
      schoolId: true,
      class: { select: { name: true } },
      school: { select: { name: true } },
    },
  },
  decisions: {
    select: { decision: true, words: true, recordedAt: true, person: { select: { name: true } } },
  },
} as const satisfies Prisma.SchoolingProposalSelect

type Row = Prisma.SchoolingProposalGetPayload<{ select: typeof SELECT }>
/** 一次提出，连同决定（还没有的为 null）。 */
export type SchoolingProposal = ReturnType<typeof proposalOf>

/** 提出；`childId` 只看一个儿童的（新的在前），`waiting` 只看还没有决定的（早的在前）。 */
export async function listSchoolingProposals(
  tx: Tx,
  actor: Official,
  asked: { readonly childId?: string; readonly waiting?: true },
): Promise<readonly SchoolingProposal[]> {
  const rows = await tx.schoolingProposal.findMany({
    where: {
      AND: [
        schoolingProposalReach(actor),
        asked.childId ? { childId: asked.childId } : {},
        asked.waiting ? { decisions: { none: {} } } : {},
      ],
    },
    orderBy: asked.childId ? { round: 'desc' } : [{ recordedAt: 'asc' }, { id: 'asc' }],
    select: SELECT,
  })
  return rows.map(proposalOf)
}

/** 可及的一次提出；没有或够不着是 null。 */
export async function findSchoolingProposal(
  tx: Tx,
  actor: Official,
  id: string,
): Promise<SchoolingProposal | null> {
  const row = await tx.schoolingProposal.findFirst({
    where: { AND: [schoolingProposalReach(actor), { id }] },
    select: SELECT,
  })
  return row ? proposalOf(row) : null
}

function proposalOf({ decisions, ...row }: Row) {
  if (!isSchooling(row.schooling) || !isDisability(row.disability))
    throw new Error(`an unknown schooling is stored: ${row.schooling} ${row.disability}`)
  const [decided] = decisions
  return {
    ...row,
    schooling: row.schooling satisfies Schooling,
    disability: row.disability satisfies Disability,
    fromOn: dayFromColumn(row.fromOn),
    untilOn: dayFromColumn(row.untilOn),
    recordedAt: instant(row.recordedAt.getTime()),
    decision: decided
      ? {
          agreed: decided.decision === 'agree',
          words: decided.words,
          by: decided.person.name,
          at: instant(decided.recordedAt.getTime()),
        }
      : null,
  }
}

function mine(actor: Official) {
  return {
    tenantId: actor.tenantId,
    id: newId(),
    personId: actor.personId,
    appointmentId: actor.appointmentId,
    recordedAt: new Date(),
  }
}

/** 写下一次提出，给出其 id。 */
export async function insertSchoolingProposal(
  tx: Tx,
  actor: Official,
  row: {
    readonly childId: string
    readonly round: number
    readonly disability: Disability
    readonly level: number | null
    readonly schooling: Schooling
    readonly place: string
    readonly support: string
    readonly proofId: string
    readonly fromOn: PlainDate
    readonly untilOn: PlainDate
    readonly renewsId: string | null
  },
): Promise<string> {
  const stamped = mine(actor)
  await tx.schoolingProposal.createMany({
    data: { ...row, ...stamped, fromOn: columnFromDay(row.fromOn), untilOn: columnFromDay(row.untilOn) },
  })
  return stamped.id
}

/** 写下决定。 */
export async function insertSchoolingDecision(
  tx: Tx,
  actor: Official,
  row: { readonly proposalId: string; readonly decision: 'agree' | 'disagree'; readonly words: string },
): Promise<void> {
  await tx.schoolingDecision.createMany({ data: { ...row, ...mine(actor) } })
}
