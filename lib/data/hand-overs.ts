import { type Instant, instant } from '#lib/rules/calendar/instant'
import type { HandOverDecision, HandOverKind } from '#lib/rules/cases/hand-over'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { newId } from './ids.ts'
import { handOverReach } from './reach-papers.ts'

/** 移交单上给接收方看的；没有证件号、电话、住址门牌。 */
export type HandOverSummary = {
  readonly childName: string
  readonly gender: string
  readonly school: string
  readonly className: string
  readonly number: string
  readonly state: string
  readonly absentSinceOn: string
}

export type NewHandOver = {
  readonly caseId: string
  readonly ordinal: number
  readonly kind: HandOverKind
  readonly schoolId: string | null
  readonly classId: string | null
  readonly fromUnitId: string
  readonly toUnitId: string | null
  readonly toName: string
  readonly toDivisionCode?: string
  readonly toAddress?: string
  readonly sentMeans?: string
  readonly trackingNumber?: string | null
  readonly summary: HandOverSummary
  readonly reason: string
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

/** 提出移交；给出单号。同一个案同时只有一张没有了结的，唯一约束不许第二张。 */
export async function insertHandOver(tx: Tx, actor: Official, offer: NewHandOver): Promise<string> {
  const row = { ...mine(actor), ...offer, summary: { ...offer.summary } }
  await tx.handOver.createMany({ data: row })
  return row.id
}

const SELECT = {
  id: true,
  caseId: true,
  kind: true,
  fromUnitId: true,
  fromUnit: { select: { name: true } },
  toUnitId: true,
  toName: true,
  summary: true,
  reason: true,
  settledAt: true,
  recordedAt: true,
  person: { select: { id: true, name: true } },
  handOverAnswers: {
    select: { decision: true, reason: true, recordedAt: true, person: { select: { name: true } } },
  },
} as const

/** 可及的一张移交单；没有、够不着，都是 null。 */
export async function findHandOver(tx: Tx, actor: Official, handOverId: string) {
  return tx.handOver.findFirst({ where: { AND: [handOverReach(actor), { id: handOverId }] }, select: SELECT })
}

/** 了结：写答复，单子记了结。给出 false 表示别人先了结了，什么也没有写。 */
export async function settleHandOver(
  tx: Tx,
  actor: Official,
  handOverId: string,
  answer: {
    readonly decision: HandOverDecision
    readonly reason: string | null
    readonly answeredBy?: string
  },
): Promise<boolean> {
  const { count } = await tx.handOver.updateMany({
    where: { AND: [handOverReach(actor), { id: handOverId, settledAt: null }] },
    data: { settledAt: new Date() },
  })
  if (count !== 1) return false
  const { decision, reason, answeredBy } = answer
  await tx.handOverAnswer.createMany({
    data: { ...mine(actor), handOverId, decision, reason, answeredBy: answeredBy ?? null },
  })
  return true
}

/** 答复移交的时限办结；接收方还看不到个案，这一项自己看得到。 */
export async function meetAnswer(tx: Tx, actor: Official, handOverId: string): Promise<void> {
  await tx.deadline.updateMany({
    where: {
      tenantId: actor.tenantId,
      subjectId: handOverId,
      duty: { in: ['hand_over_answer', 'external_answer'] },
      status: { in: ['running', 'paused'] },
    },
    data: { status: 'met', metAt: new Date() },
  })
}

/** 个案过到接收方名下；移交方在走的各项就此停下。给出停下的各项；不是送到本单位的为 null。 */
export async function takeOver(
  tx: Tx,
  handOverId: string,
  villageId: string | null,
): Promise<readonly { readonly duty: string; readonly round: number }[] | null> {
  const [row] = await tx.$queryRaw<{ stopped: { duty: string; round: number }[] | null }[]>`
    select guard.take_over(${handOverId}::uuid, ${villageId}::uuid) as stopped`
  return row?.stopped ?? null
}

type Listed = NonNullable<Awaited<ReturnType<typeof findHandOver>>>

function listed(row: Listed, dueAt: Date | undefined) {
  const answer = row.handOverAnswers[0]
  return {
    ...row,
    summary: row.summary as unknown as HandOverSummary,
    recordedAt: stamp(row.recordedAt),
    answer: answer ? { ...answer, recordedAt: stamp(answer.recordedAt) } : null,
    dueAt: dueAt ? stamp(dueAt) : null,
  }
}

export type ListedHandOver = ReturnType<typeof listed>

/** 一页列得下的移交单；没有了结的在前，落下的只会是早就了结的。 */
const AT_MOST = 200

/** 本单位经手的移交单：送来待答复的、提出去在等的在前，其后是最近了结的。 */
export async function listHandOvers(tx: Tx, actor: Official): Promise<readonly ListedHandOver[]> {
  const rows = await tx.handOver.findMany({
    where: handOverReach(actor),
    orderBy: [{ settledAt: { sort: 'desc', nulls: 'first' } }, { recordedAt: 'desc' }],
    take: AT_MOST,
    select: SELECT,
  })
  const due = await tx.deadline.findMany({
    where: {
      tenantId: actor.tenantId,
      subjectId: { in: rows.map(({ id }) => id) },
      duty: { in: ['hand_over_answer', 'external_answer'] },
    },
    select: { subjectId: true, dueAt: true },
  })
  return rows.map((row) => listed(row, due.find(({ subjectId }) => subjectId === row.id)?.dueAt))
}

/** 县内别的、有政府的乡镇，供选移交给谁。 */
export async function listOtherTownships(tx: Tx, actor: Official, exceptId: string | null) {
  return tx.unit.findMany({
    where: {
      tenantId: actor.tenantId,
      kind: 'township',
      hasGovernment: true,
      ...(exceptId ? { id: { not: exceptId } } : {}),
    },
    orderBy: { code: 'asc' },
    select: { id: true, name: true },
  })
}

/** 这些乡镇的村，供接收时选。 */
export async function listVillagesOf(tx: Tx, actor: Official, townshipIds: readonly string[]) {
  return tx.unit.findMany({
    where: { tenantId: actor.tenantId, kind: 'village', parentId: { in: [...townshipIds] } },
    orderBy: { code: 'asc' },
    select: { id: true, name: true },
  })
}

function stamp(date: Date): Instant {
  return instant(date.getTime())
}
