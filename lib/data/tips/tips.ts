import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { bureauReach, closedInView } from '#lib/data/reach'
import { signed } from '#lib/data/signed'
import type { Prisma } from '#lib/generated/prisma/client'
import { type Instant, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { isKeyOf } from '#lib/rules/labels'
import type { Actor, Official } from '#lib/rules/people/actor'
import {
  TIP_CHANNEL_LABEL,
  TIP_OUTCOME_LABEL,
  type TipChannel,
  type TipOutcome,
  tipOutcome,
} from '#lib/rules/tips/tips'

/** 举报只在县教育局：被举报的学校、它的责任督学、乡镇都看不到有没有（DDK-4.9.1，ADR 0071）。 */
export function tipReach(actor: Actor) {
  return actor.kind === 'official'
    ? closedInView(actor, bureauReach(actor))
    : { tenantId: actor.tenantId, id: { in: [] as string[] } }
}

const OPEN: Prisma.TipWhereInput = { followUps: { none: { outcome: { not: 'pending' } } } }

/** 登记一件，给出编号；同时登记的两件，后一件由唯一约束挡回重来。 */
export async function insertTip(
  tx: Tx,
  actor: Official,
  given: {
    readonly receivedOn: PlainDate
    readonly channel: TipChannel
    readonly unitId: string | null
    readonly caseId: string | null
    readonly said: string
    readonly tellerCipher: Uint8Array<ArrayBuffer> | null
  },
): Promise<{ id: string; number: number }> {
  const last = await tx.tip.aggregate({ where: tipReach(actor), _max: { number: true } })
  const number = (last._max.number ?? 0) + 1
  const row = { ...signed(actor), ...given, number, receivedOn: columnFromDay(given.receivedOn) }
  await tx.tip.createMany({ data: row })
  return { id: row.id, number }
}

/** 一次办理。 */
export async function insertFollowUp(
  tx: Tx,
  actor: Official,
  given: {
    readonly tipId: string
    readonly ordinal: number
    readonly doneOn: PlainDate
    readonly done: string
    readonly outcome: TipOutcome
  },
): Promise<void> {
  await tx.tipFollowUp.createMany({
    data: { ...signed(actor), ...given, doneOn: columnFromDay(given.doneOn) },
  })
}

/** 没有结论的有几件；与 `listTips` 的未了是同一个条件。 */
export function countOpenTips(tx: Tx, actor: Official): Promise<number> {
  return tx.tip.count({ where: { AND: [tipReach(actor), OPEN] } })
}

// 举报人的密文不在里面：列表与一件的正文都不带，按次查看另有一条路。
const SELECT = {
  id: true,
  number: true,
  receivedOn: true,
  channel: true,
  caseId: true,
  said: true,
  recordedAt: true,
  unit: { select: { name: true } },
  case: { select: { number: true, child: { select: { name: true } } } },
  person: { select: { name: true } },
  followUps: {
    orderBy: { ordinal: 'asc' },
    select: {
      ordinal: true,
      doneOn: true,
      done: true,
      outcome: true,
      recordedAt: true,
      person: { select: { name: true } },
    },
  },
} as const satisfies Prisma.TipSelect

type Row = Prisma.TipGetPayload<{ select: typeof SELECT }>

function tipOf({ receivedOn, recordedAt, followUps, channel, person, ...row }: Row) {
  if (!isKeyOf(TIP_CHANNEL_LABEL, channel)) throw new Error(`an unknown channel is stored: ${channel}`)
  const steps = followUps.map((step) => {
    const { outcome } = step
    if (!isKeyOf(TIP_OUTCOME_LABEL, outcome)) throw new Error(`an unknown outcome is stored: ${outcome}`)
    return {
      ...step,
      outcome,
      doneOn: dayFromColumn(step.doneOn),
      by: step.person.name,
      at: stamp(step.recordedAt),
    }
  })
  return {
    ...row,
    channel,
    receivedOn: dayFromColumn(receivedOn),
    by: person.name,
    at: stamp(recordedAt),
    followUps: steps,
    outcome: tipOutcome(steps),
  }
}
export type FoundTip = ReturnType<typeof tipOf>

function stamp(date: Date): Instant {
  return instant(date.getTime())
}

/** 登记的各件，未了的或全部，新的在前。 */
export async function listTips(tx: Tx, actor: Official, which: 'open' | 'all'): Promise<readonly FoundTip[]> {
  const rows = await tx.tip.findMany({
    where: { AND: [tipReach(actor), which === 'open' ? OPEN : {}] },
    orderBy: { number: 'desc' },
    select: SELECT,
  })
  return rows.map(tipOf)
}

/** 一件；没有或够不着是 null。 */
export async function findTip(tx: Tx, actor: Official, id: string): Promise<FoundTip | null> {
  const row = await tx.tip.findFirst({ where: { AND: [tipReach(actor), { id }] }, select: SELECT })
  return row && tipOf(row)
}
