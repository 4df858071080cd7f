import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { schoolDeskReach } from '#lib/data/reach'
import { signed } from '#lib/data/signed'
import { instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { type CensureKind, FINDING_STEPS, type FindingStepKind } from '#lib/rules/inspection/finding-steps'
import type { Official } from '#lib/rules/people/actor'

type NewFinding = {
  readonly schoolId: string
  readonly caseId: string | null
  readonly itemId: string | null
  readonly content: string
  readonly dueOn: PlainDate
}

/** 提一条督导意见，给出编号。 */
export async function insertFinding(tx: Tx, actor: Official, given: NewFinding): Promise<string> {
  const row = { ...signed(actor), ...given, dueOn: columnFromDay(given.dueOn) }
  await tx.finding.createMany({ data: row })
  return row.id
}

type NewStep = {
  readonly findingId: string
  readonly ordinal: number
  readonly kind: FindingStepKind
  readonly content: string
  readonly evidence: string
  readonly newDueOn: PlainDate | null
  readonly proofId: string | null
}

/** 整改的一步。 */
export async function insertFindingStep(tx: Tx, actor: Official, given: NewStep): Promise<void> {
  const newDueOn = given.newDueOn ? columnFromDay(given.newDueOn) : null
  await tx.findingStep.createMany({ data: { ...signed(actor), ...given, newDueOn, role: actor.role } })
}

/** 约谈、通报、诫勉一次。 */
export async function insertCensure(
  tx: Tx,
  actor: Official,
  given: {
    readonly kind: CensureKind
    readonly schoolId: string
    readonly heldOn: PlainDate
    readonly content: string
    readonly outcome: string
  },
): Promise<string> {
  const row = { ...signed(actor), ...given, heldOn: columnFromDay(given.heldOn) }
  await tx.censure.createMany({ data: row })
  return row.id
}

const FINDING_SELECT = {
  id: true,
  schoolId: true,
  caseId: true,
  itemId: true,
  content: true,
  dueOn: true,
  recordedAt: true,
  school: { select: { name: true } },
  case: { select: { number: true } },
  person: { select: { name: true } },
  steps: {
    orderBy: { ordinal: 'asc' },
    select: {
      ordinal: true,
      kind: true,
      content: true,
      evidence: true,
      newDueOn: true,
      proof: { select: { id: true, kind: true, digest: true } },
      role: true,
      recordedAt: true,
      person: { select: { name: true } },
    },
  },
} as const

async function read(tx: Tx, actor: Official, id?: string) {
  const rows = await tx.finding.findMany({
    where: { AND: [schoolDeskReach(actor), ...(id ? [{ id }] : [])] },
    orderBy: { id: 'desc' },
    select: FINDING_SELECT,
  })
  return rows.map((row) => {
    const steps = row.steps.map((step) => ({
      ...step,
      kind: kindOf(step.kind),
      newDueOn: step.newDueOn ? dayFromColumn(step.newDueOn) : null,
      recordedAt: instant(step.recordedAt.getTime()),
    }))
    return {
      ...row,
      steps,
      recordedAt: instant(row.recordedAt.getTime()),
      dueOn: steps.findLast(({ newDueOn }) => newDueOn)?.newDueOn ?? dayFromColumn(row.dueOn),
    }
  })
}
export type FindingRow = Awaited<ReturnType<typeof read>>[number]

function kindOf(stored: string): FindingStepKind {
  const kind = FINDING_STEPS.find((one) => one === stored)
  if (!kind) throw new Error(`an unknown step of a finding is stored: ${stored}`)
  return kind
}

/** 可及学校的督导意见，新的在前。 */
export function listFindings(tx: Tx, actor: Official): Promise<FindingRow[]> {
  return read(tx, actor)
}

/** 一条督导意见连同整改经过；没有或够不着是 null。 */
export async function findFinding(tx: Tx, actor: Official, id: string): Promise<FindingRow | null> {
  return (await read(tx, actor, id))[0] ?? null
}

/** 可及学校的约谈、通报、诫勉。 */
export async function listCensures(tx: Tx, actor: Official) {
  const rows = await tx.censure.findMany({
    where: schoolDeskReach(actor),
    orderBy: [{ heldOn: 'desc' }, { id: 'desc' }],
    select: {
      id: true,
      kind: true,
      heldOn: true,
      content: true,
      outcome: true,
      school: { select: { name: true } },
      person: { select: { name: true } },
    },
  })
  return rows.map((row) => ({ ...row, heldOn: dayFromColumn(row.heldOn) }))
}
