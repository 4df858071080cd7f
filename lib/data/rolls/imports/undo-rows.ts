import type { Tx } from '#lib/data/database'
import { columnFromDay } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { importReach, labelReach } from '#lib/data/reach'
import type { FieldKeys } from '#lib/data/sensitive'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork } from '#lib/rules/people/actor'
import { openRow } from './import-rows.ts'
import type { Before, Line } from './new-lines.ts'
import { closeEnrolments, currentLines, KEPT_COLUMNS, seatsTaken, updateChildren } from './write-lines.ts'

/** 停用的登记：不在任何学校、班级、村，号码让出来可以重新登记；行还在，可以查。 */
export const RETIRED: Line = {
  ...Object.fromEntries(KEPT_COLUMNS.map((name) => [name, null])),
  id_kind: 'none',
  status: 'retired',
}

/** 一段多少人：四万人的一批不必都在手里。 */
const AT_ONCE = 2_000

/**
 * 撤销一批：更改的放回原样，新增的停用（不删）。写入之后又被别人改过的、新增之后立过案的不动，给出没动的人数。
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
  const read = still.map((change) => ({
    ...change,
    before: openRow<Before>(keys, clock.tenantId, change.id, change.sealed),
  }))
  const followed = await withCases(
    tx,
    clock,
    read.flatMap(({ childId, before }) => (before.child ? [] : [childId])),
  )
  const befores = read.filter(({ childId }) => !followed.has(childId))
  const opened = befores.flatMap(({ before }) => before.openedEnrolmentId ?? [])
  await closeEnrolments(tx, clock, opened, today)
  const closed = befores.flatMap(({ before }) => before.closedEnrolmentId ?? [])
  await enterAgain(tx, clock, closed, today)
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

/** 这些孩子里立过案的：登记停用了，案就没有了孩子。 */
async function withCases(tx: Tx, { tenantId }: Clockwork, childIds: readonly string[]): Promise<Set<string>> {
  if (childIds.length === 0) return new Set()
  const rows = await tx.dropoutCase.findMany({
    where: { tenantId, childId: { in: [...childIds] } },
    select: { childId: true },
  })
  return new Set(rows.map(({ childId }) => childId))
}

/**
 * 回到原来的班。写入当天撤销的，原来那一行接着算；隔了日子的，新班的那几天是真的，自今天起另记一行：
 * 接着算会同一天在两本名册上。
 */
async function enterAgain(
  tx: Tx,
  clock: Clockwork,
  closed: readonly string[],
  today: PlainDate,
): Promise<void> {
  const yesterday = columnFromDay(addDays(today, -1))
  const mine = { tenantId: clock.tenantId, id: { in: [...closed] } }
  const since = await tx.classEnrolment.findMany({
    where: { ...mine, toOn: { lt: yesterday } },
    select: { childId: true, classId: true },
  })
  await tx.classEnrolment.updateMany({ where: { ...mine, toOn: { gte: yesterday } }, data: { toOn: null } })
  if (since.length === 0) return
  const seats = await seatsTaken(tx, clock)
  await tx.classEnrolment.createMany({
    data: since.map(({ childId, classId }) => {
      const seatNo = (seats.get(classId) ?? 0) + 1
      seats.set(classId, seatNo)
      return { tenantId: clock.tenantId, id: newId(), childId, classId, seatNo, fromOn: columnFromDay(today) }
    }),
  })
}
