import type { Tx } from '#lib/data/database'
import { bureauReach } from '#lib/data/reach'
import { openRow, sealRow } from '#lib/data/rolls/imports/import-rows'
import type { Line } from '#lib/data/rolls/imports/new-lines'
import { RETIRED } from '#lib/data/rolls/imports/undo-rows'
import {
  closeEnrolments,
  currentLines,
  KEPT_COLUMNS,
  updateChildren,
} from '#lib/data/rolls/imports/write-lines'
import type { FieldKeys } from '#lib/data/sensitive'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork } from '#lib/rules/people/actor'
import type { MergeState } from '#lib/rules/rolls/matching/decisions'

type Before = { readonly keep: Line; readonly retire: Line; readonly closedEnrolmentId: string | null }
type Held = NonNullable<Awaited<ReturnType<typeof findMerge>>>

export function findMerge(tx: Tx, clock: Clockwork, id: string) {
  return tx.mergeProposal.findFirst({ where: { AND: [bureauReach(clock), { id }] } })
}

async function moveMerge(
  tx: Tx,
  clock: Clockwork,
  merge: Held,
  to: MergeState,
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { count } = await tx.mergeProposal.updateMany({
    where: { AND: [bureauReach(clock), { id: merge.id, state: merge.state }] },
    data: { ...more, state: to },
  })
  if (count !== 1) throw new Error('another clock merged the same two')
}

/** 保留的一条缺的，由停用的一条补上；有的不动。补到哪所学校，编班随之。 */
function filled(keep: Line, retire: Line): Line {
  const taken = Object.fromEntries(KEPT_COLUMNS.map((name) => [name, keep[name] ?? retire[name] ?? null]))
  const noSchool = keep.school_id === null
  return noSchool ? { ...taken, status: retire.status, school_id: retire.school_id, class_id: null } : taken
}

/**
 * 合并：停用的一条先让出号码，保留的一条再补。两条原来的样子封存，可以撤回；一行不删。
 * 停用的一条有未结个案的不合并。给出合并后的处境。
 */
export async function mergeChildren(
  tx: Tx,
  clock: Clockwork,
  keys: FieldKeys,
  merge: Held,
  today: PlainDate,
): Promise<MergeState> {
  const held = await currentLines(tx, clock, [merge.keepId, merge.retireId])
  const keep = held.get(merge.keepId)
  const retire = held.get(merge.retireId)
  const busy = await tx.dropoutCase.count({
    where: { tenantId: clock.tenantId, childId: merge.retireId, closedAt: null },
  })
  if (!keep || !retire || busy > 0 || retire.child.status === 'retired') {
    await moveMerge(tx, clock, merge, 'stale')
    return 'stale'
  }
  const before: Before = { keep: keep.child, retire: retire.child, closedEnrolmentId: retire.enrolmentId }
  if (retire.enrolmentId) await closeEnrolments(tx, clock, [retire.enrolmentId], today)
  const own = { tenant_id: clock.tenantId }
  await updateChildren(tx, [{ ...RETIRED, ...own, id: merge.retireId, version: retire.version + 1 }])
  await updateChildren(tx, [
    { ...filled(keep.child, retire.child), ...own, id: merge.keepId, version: keep.version + 1 },
  ])
  await moveMerge(tx, clock, merge, 'merged', {
    sealed: sealRow(keys, clock.tenantId, merge.id, before),
    keepVersion: keep.version + 1,
    retireVersion: retire.version + 1,
  })
  return 'merged'
}

/** 撤回：两条都还是合并后那一版，才放回原样；已被别人改过的不动，仍是已合并。 */
export async function reverseMerge(
  tx: Tx,
  clock: Clockwork,
  keys: FieldKeys,
  merge: Held,
): Promise<MergeState> {
  const held = await currentLines(tx, clock, [merge.keepId, merge.retireId])
  const keep = held.get(merge.keepId)
  const retire = held.get(merge.retireId)
  if (!merge.sealed || keep?.version !== merge.keepVersion || retire?.version !== merge.retireVersion) {
    await moveMerge(tx, clock, merge, 'merged')
    return 'merged'
  }
  const before = openRow<Before>(keys, clock.tenantId, merge.id, merge.sealed)
  const own = { tenant_id: clock.tenantId }
  await updateChildren(tx, [{ ...before.keep, ...own, id: merge.keepId, version: keep.version + 1 }])
  await updateChildren(tx, [{ ...before.retire, ...own, id: merge.retireId, version: retire.version + 1 }])
  if (before.closedEnrolmentId) {
    await tx.classEnrolment.updateMany({
      where: { tenantId: clock.tenantId, id: before.closedEnrolmentId },
      data: { toOn: null },
    })
  }
  await moveMerge(tx, clock, merge, 'reversed')
  return 'reversed'
}
