import type { Tx } from '#lib/data/database'
import { columnFromDay } from '#lib/data/days'
import { importReach, labelReach } from '#lib/data/reach'
import type { FieldKeys } from '#lib/data/sensitive'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork } from '#lib/rules/people/actor'
import { openRow } from './import-rows.ts'
import type { Before, Line } from './new-lines.ts'
import { closeEnrolments, currentLines, KEPT_COLUMNS, updateChildren } from './write-lines.ts'

/** 停用的登记：不在任何学校、班级、村，号码让出来可以重新登记；行还在，可以查。 */
export const RETIRED: Line = {
  ...Object.fromEntries(KEPT_COLUMNS.map((name) => [name, null])),
  id_kind: 'none',
  status: 'retired',
}

/** 一段多少人：四万人的一批不必都在手里。 */
const AT_ONCE = 2_000

/**
 * 撤销一批：更改的放回原样，新增的停用（不删）。写入之后又被别人改过的不动，给出没动的人数。
 * 一段一段做，同一事务；监护人不收回；放回与停用都由 child_history 留底。
 */
export async function undoRows(
  tx: Tx,
  clock: Clockwork,
  keys: FieldKeys,
  batchId: string,
  today: PlainDate,
): Promise<{ undone: number; skipped: number }> {
  const total = { undone: 0, skipped: 0 }
  let after: string | undefined
  for (;;) {
    const changes = await tx.importChange.findMany({
      where: {
        AND: [
          { batch: importReach(clock) },
          { tenantId: clock.tenantId, batchId, ...(after ? { id: { gt: after } } : {}) },
        ],
      },
      orderBy: { id: 'asc' },
      take: AT_ONCE,
      select: { id: true, childId: true, kind: true, versionAfter: true, sealed: true },
    })
    after = changes.at(-1)?.id
    if (after === undefined) return total
    const undone = await undoSome(tx, clock, keys, changes, today)
    total.undone += undone
    total.skipped += changes.length - undone
  }
}

type Change = {
  readonly id: string
  readonly childId: string
  readonly versionAfter: number
  readonly sealed: Uint8Array
}

/** 一段放回原样，给出放回了几人。 */
async function undoSome(
  tx: Tx,
  clock: Clockwork,
  keys: FieldKeys,
  changes: readonly Change[],
  today: PlainDate,
): Promise<number> {
  const held = await currentLines(
    tx,
    clock,
    changes.map(({ childId }) => childId),
  )
  const still = changes.filter(({ childId, versionAfter }) => held.get(childId)?.version === versionAfter)
  const befores = still.map((change) => ({
    ...change,
    before: openRow<Before>(keys, clock.tenantId, change.id, change.sealed),
  }))
  const opened = befores.flatMap(({ before }) => before.openedEnrolmentId ?? [])
  await closeEnrolments(tx, clock, opened, today)
  const closed = befores.flatMap(({ before }) => before.closedEnrolmentId ?? [])
  await tx.classEnrolment.updateMany({
    where: { tenantId: clock.tenantId, id: { in: closed } },
    data: { toOn: null },
  })
  await tx.childCategory.updateMany({
    where: { tenantId: clock.tenantId, id: { in: befores.flatMap(({ before }) => before.categoryIds) } },
    data: { toOn: columnFromDay(today) },
  })
  await tx.restrictedLabel.updateMany({
    where: {
      AND: [labelReach(clock), { id: { in: befores.flatMap(({ before }) => before.labelIds ?? []) } }],
    },
    data: { toOn: columnFromDay(today) },
  })
  return updateChildren(
    tx,
    befores.map(({ childId, versionAfter, before }) => ({
      ...(before.child ?? RETIRED),
      tenant_id: clock.tenantId,
      id: childId,
      version: versionAfter + 1,
    })),
  )
}
