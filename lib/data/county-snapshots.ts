import { type Instant, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { CountyFigures } from '#lib/rules/figures/county-figures'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import type { Database, Tx } from './database.ts'
import { columnFromDay, dayFromColumn } from './days.ts'
import { newId } from './ids.ts'
import { snapshotReach } from './reach.ts'

export type County = { readonly id: string; readonly code: string; readonly name: string }

/** 市州名下的县市，按区划代码；名录是参考数据。 */
export function listCounties(
  db: Pick<Database, 'reference'>,
  prefectureId: string,
): Promise<readonly County[]> {
  return db.reference.tenant.findMany({
    where: { parentId: prefectureId },
    orderBy: { code: 'asc' },
    select: { id: true, code: true, name: true },
  })
}

/** 写下一县一刻的数字；这一刻已经有人写了的不再写，给 false。 */
export async function insertSnapshot(
  tx: Tx,
  prefecture: Clockwork,
  row: {
    readonly countyCode: string
    readonly day: PlainDate
    readonly slot: Date
    readonly figures: CountyFigures
  },
): Promise<boolean> {
  const { count } = await tx.countySnapshot.createMany({
    data: {
      tenantId: prefecture.tenantId,
      id: newId(),
      countyCode: row.countyCode,
      day: columnFromDay(row.day),
      slot: row.slot,
      figures: row.figures,
      recordedAt: new Date(),
    },
    skipDuplicates: true,
  })
  return count === 1
}

export type Snapshot = {
  readonly countyCode: string
  readonly day: PlainDate
  /** 数到哪一刻。 */
  readonly asOf: Instant
  readonly figures: CountyFigures
}

/** 近些日子每县每日最后一次的数字，先近后远；市州只看得到这张表里的。 */
export async function listSnapshots(tx: Tx, actor: Official, since: PlainDate): Promise<readonly Snapshot[]> {
  const rows = await tx.countySnapshot.findMany({
    where: { AND: [snapshotReach(actor), { day: { gte: columnFromDay(since) } }] },
    distinct: ['countyCode', 'day'],
    orderBy: [{ countyCode: 'asc' }, { day: 'desc' }, { slot: 'desc' }],
    select: { countyCode: true, day: true, recordedAt: true, figures: true },
  })
  return rows.map((row) => ({
    countyCode: row.countyCode,
    day: dayFromColumn(row.day),
    asOf: instant(row.recordedAt.getTime()),
    figures: row.figures as unknown as CountyFigures,
  }))
}
