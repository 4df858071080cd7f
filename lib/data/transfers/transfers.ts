import type { Tx } from '#lib/data/database'
import { dayFromColumn } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { viaChild } from '#lib/data/reach'
import { transferReach } from '#lib/data/reach-papers'
import type { Prisma } from '#lib/generated/prisma/client'
import { instant } from '#lib/rules/calendar/instant'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import type { TransferStep } from '#lib/rules/placements/transfer'
import { isTransferRoute, isTransferState, OPEN_TRANSFER_STATES } from '#lib/rules/placements/transfer-states'

/** 写给接收方看的：没有证件号、学籍号、电话、住址。 */
export type TransferSummary = {
  readonly childName: string
  readonly gender: string
  readonly birthOn: string
  readonly idKind: string
  readonly school: string
  readonly className: string
  readonly gradeNo: number | null
  readonly guardianName: string
  readonly guardianRelation: string
  /** 未结的个案，没有为 null。 */
  readonly kase: { readonly number: string; readonly state: string; readonly absentSinceOn: string } | null
}

const NAMED = { select: { id: true, name: true } } as const

const SELECT = {
  id: true,
  route: true,
  state: true,
  childId: true,
  caseId: true,
  fromSchoolId: true,
  fromClassId: true,
  toSchoolId: true,
  toClassId: true,
  fromSchool: NAMED,
  toSchool: NAMED,
  toClass: NAMED,
  peerCode: true,
  peerName: true,
  schoolNamed: true,
  toAddress: true,
  sentMeans: true,
  trackingNumber: true,
  peerSerial: true,
  peerReplyCode: true,
  reason: true,
  applicantName: true,
  applicantRelation: true,
  proofId: true,
  summary: true,
  fromOn: true,
  carriedAt: true,
  recordedAt: true,
  person: NAMED,
  steps: {
    orderBy: { ordinal: 'asc' },
    select: {
      ordinal: true,
      act: true,
      toState: true,
      reason: true,
      answeredBy: true,
      role: true,
      recordedAt: true,
      person: NAMED,
    },
  },
} as const satisfies Prisma.TransferSelect

function transferOf(row: Prisma.TransferGetPayload<{ select: typeof SELECT }>) {
  const { route, state } = row
  if (!isTransferRoute(route) || !isTransferState(state))
    throw new Error(`an unknown code is stored on a transfer: ${route} ${state}`)
  return {
    ...row,
    route,
    state,
    summary: row.summary as unknown as TransferSummary,
    fromOn: row.fromOn ? dayFromColumn(row.fromOn) : null,
    recordedAt: instant(row.recordedAt.getTime()),
    steps: row.steps.map((step) => ({ ...step, recordedAt: instant(step.recordedAt.getTime()) })),
  }
}

/** 一份转学，连同走过的各步。 */
export type FoundTransfer = ReturnType<typeof transferOf>

/** 可及的一份；没有、够不着都是 null。 */
export async function findTransfer(
  tx: Tx,
  actor: Official | Clockwork,
  transferId: string,
): Promise<FoundTransfer | null> {
  const row = await tx.transfer.findFirst({
    where: { AND: [transferReach(actor), { id: transferId }] },
    select: SELECT,
  })
  return row ? transferOf(row) : null
}

/** 主要监护人；可及的孩子没有登记监护人的为 null。 */
export function findMainGuardian(tx: Tx, actor: Official, childId: string) {
  return tx.guardian.findFirst({
    where: { AND: [viaChild(actor), { childId }] },
    orderBy: { main: 'desc' },
    select: { id: true },
  })
}

/** 本县的名称，作落款。 */
export async function countyName(tx: Tx, { tenantId }: Official): Promise<string> {
  return (await tx.tenant.findFirstOrThrow({ where: { id: tenantId }, select: { name: true } })).name
}

/** 了结了的至多列这么多，新的在前；在办的、一个孩子的，一份不落。 */
export const SETTLED_AT_MOST = 200

/** 经手的各份，新的在前；`childId` 只看一个孩子的，`open` 只看在办的或只看了结了的。 */
export async function listTransfers(
  tx: Tx,
  actor: Official,
  asked: { readonly childId: string } | { readonly open: boolean },
): Promise<readonly FoundTransfer[]> {
  const rows = await tx.transfer.findMany({
    where: { AND: [transferReach(actor), 'open' in asked ? standing(asked.open) : asked] },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
    ...('open' in asked && !asked.open ? { take: SETTLED_AT_MOST } : {}),
    select: SELECT,
  })
  return rows.map(transferOf)
}

function standing(open: boolean) {
  const states = [...OPEN_TRANSFER_STATES]
  return { state: open ? { in: states } : { notIn: states } }
}

export type NewTransfer = {
  readonly route: 'within' | 'to_county' | 'to_outside'
  readonly childId: string
  readonly caseId: string | null
  readonly fromSchoolId: string
  readonly fromClassId: string
  readonly toSchoolId: string | null
  readonly peerCode: string | null
  readonly peerName: string
  readonly schoolNamed: string
  readonly toAddress: string | null
  readonly reason: string
  readonly applicantName: string
  readonly applicantRelation: string
  readonly proofId: string
  readonly summary: TransferSummary
}

/** 学校提出；给出编号。 */
export async function insertTransfer(tx: Tx, actor: Official, transfer: NewTransfer): Promise<string> {
  const id = newId()
  await tx.transfer.createMany({
    data: {
      ...transfer,
      id,
      summary: { ...transfer.summary },
      state: transfer.route === 'within' ? 'placed' : 'asked',
      tenantId: actor.tenantId,
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      recordedAt: new Date(),
    },
  })
  return id
}

/** 一步带着改的几列；照表走、改得了哪几列由数据库再把一关。 */
export type TransferChanges = Pick<
  Prisma.TransferUncheckedUpdateManyInput,
  'toSchoolId' | 'toClassId' | 'sentMeans' | 'trackingNumber' | 'childId' | 'fromOn'
>

/** 走一步并留下一行。给出 false 表示有人先走了，什么也没有写。 */
export async function stepTransfer(
  tx: Tx,
  actor: Official | Clockwork,
  seen: Pick<FoundTransfer, 'id' | 'state' | 'steps'>,
  step: Pick<TransferStep, 'act' | 'to'>,
  given: { readonly reason?: string; readonly answeredBy?: string; readonly changes?: TransferChanges } = {},
): Promise<boolean> {
  const { count } = await tx.transfer.updateMany({
    where: { AND: [transferReach(actor), { id: seen.id, state: seen.state }] },
    data: { ...given.changes, state: step.to },
  })
  if (count !== 1) return false
  const official = actor.kind === 'official' ? actor : null
  await tx.transferStep.createMany({
    data: {
      tenantId: actor.tenantId,
      id: newId(),
      transferId: seen.id,
      ordinal: (seen.steps.at(-1)?.ordinal ?? 0) + 1,
      act: step.act,
      fromState: seen.state,
      toState: step.to,
      reason: given.reason ?? null,
      answeredBy: given.answeredBy ?? null,
      role: official?.role ?? 'clock',
      personId: official?.personId ?? null,
      appointmentId: official?.appointmentId ?? null,
      recordedAt: new Date(),
    },
  })
  return true
}
