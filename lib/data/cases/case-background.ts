import type { Tx } from '#lib/data/database'
import { dayFromColumn } from '#lib/data/days'
import { classroomReach, viaChild } from '#lib/data/reach'
import { type Instant, instant } from '#lib/rules/calendar/instant'
import type { Official } from '#lib/rules/people/actor'

/** 个案之外、同一个孩子的事：缺勤期间的联系家长、当天报告，以及谁查看过脱敏字段。 */
export async function caseBackground(
  tx: Tx,
  actor: Official,
  { childId, sinceOn }: { readonly childId: string; readonly sinceOn: Date },
) {
  const during = { AND: [classroomReach(actor), { childId, day: { gte: sinceOn } }] }
  const by = { person: { select: { name: true } }, recordedAt: true } as const
  const contacts = await tx.guardianContact.findMany({
    where: during,
    orderBy: { recordedAt: 'asc' },
    take: 100,
    select: { id: true, day: true, means: true, result: true, note: true, claimedAt: true, ...by },
  })
  const reports = await tx.sameDayReport.findMany({
    where: during,
    orderBy: { recordedAt: 'asc' },
    take: 100,
    select: { id: true, day: true, words: true, late: true, ...by },
  })
  const seen = await tx.accessLog.findMany({
    where: { AND: [viaChild(actor), { childId }] },
    orderBy: { recordedAt: 'desc' },
    take: 50,
    select: { id: true, role: true, field: true, reason: true, ...by },
  })
  return {
    contacts: contacts.map((one) => ({
      ...one,
      day: dayFromColumn(one.day),
      recordedAt: stamp(one.recordedAt),
      claimedAt: one.claimedAt ? stamp(one.claimedAt) : null,
    })),
    reports: reports.map((one) => ({
      ...one,
      day: dayFromColumn(one.day),
      recordedAt: stamp(one.recordedAt),
    })),
    seen: seen.map((one) => ({ ...one, recordedAt: stamp(one.recordedAt) })),
  }
}

export type CaseBackground = Awaited<ReturnType<typeof caseBackground>>

function stamp(date: Date): Instant {
  return instant(date.getTime())
}
