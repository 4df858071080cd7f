import type { Tx } from '#lib/data/database'
import { columnFromDay } from '#lib/data/days'
import { Prisma } from '#lib/generated/prisma/client'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork } from '#lib/rules/people/actor'
import type { Line, Lines, Table } from './new-lines.ts'

/** 会被导入、合并、转学改动的列，撤销时原样放回。 */
export const KEPT_COLUMNS = [
  'id_kind',
  'id_cipher',
  'id_index',
  'id_tail4_index',
  'id_tail6_index',
  'student_number_cipher',
  'student_number_index',
  'address_cipher',
  'address_index',
  'household_code',
  'household_township_id',
  'township_id',
  'village_id',
  'school_id',
  'class_id',
  'status',
] as const

const BATCH = 2_000
const ORDER: readonly Table[] = [
  'child',
  'guardian',
  'class_enrolment',
  'child_category',
  'restricted_label',
  'import_change',
]
const KEPT = Prisma.raw(KEPT_COLUMNS.join(', '))

/** 一张表一段一段写，一段一条语句；列名取自第一行，是这里自己写的，不来自文件。 */
export async function insertLines(tx: Tx, lines: Lines): Promise<void> {
  for (const table of ORDER) {
    const [first] = lines[table]
    if (!first) continue
    const columns = Prisma.raw(Object.keys(first).join(', '))
    const name = Prisma.raw(`app.${table}`)
    for (let from = 0; from < lines[table].length; from += BATCH) {
      const part = JSON.stringify(lines[table].slice(from, from + BATCH))
      await tx.$executeRaw`insert into ${name} (${columns}) select ${columns} from json_populate_recordset(null::${name}, ${part}::json)`
    }
  }
}

/** 照打算改登记：版本对得上才改，给出改了几行。 */
export async function updateChildren(tx: Tx, updates: readonly Line[]): Promise<number> {
  let written = 0
  const set = Prisma.raw(KEPT_COLUMNS.map((name) => `${name} = n.${name}`).join(', '))
  for (let from = 0; from < updates.length; from += BATCH) {
    const part = JSON.stringify(updates.slice(from, from + BATCH))
    written += await tx.$executeRaw`update app.child c set ${set}, version = n.version
      from json_populate_recordset(null::app.child, ${part}::json) n
      where c.tenant_id = n.tenant_id and c.id = n.id and c.version = n.version - 1`
  }
  return written
}

export type Current = {
  readonly version: number
  readonly child: Line
  readonly enrolmentId: string | null
  readonly categories: readonly string[]
}

/** 登记现在的样子，锁住到写完。 */
export async function currentLines(
  tx: Tx,
  { tenantId }: Clockwork,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Current>> {
  const found = new Map<string, Current>()
  for (let from = 0; from < ids.length; from += BATCH) {
    const part = ids.slice(from, from + BATCH)
    const rows = await tx.$queryRaw<
      { id: string; version: number; child: Line; enrolmentId: string | null; categories: string[] }[]
    >`
      select c.id, c.version, to_jsonb(k) as child,
        (select e.id from app.class_enrolment e where e.tenant_id = c.tenant_id and e.child_id = c.id and e.to_on is null) as "enrolmentId",
        array(select t.category from app.child_category t where t.tenant_id = c.tenant_id and t.child_id = c.id and t.to_on is null) as categories
      from app.child c cross join lateral (select ${KEPT} from app.child k where k.tenant_id = c.tenant_id and k.id = c.id) k
      where c.tenant_id = ${tenantId}::uuid and c.id = any (${part}::uuid[]) for update of c`
    for (const { id, ...row } of rows) found.set(id, row)
  }
  return found
}

/** 各班最大的座号。 */
export async function seatsTaken(tx: Tx, { tenantId }: Clockwork): Promise<Map<string, number>> {
  const rows = await tx.classEnrolment.groupBy({
    by: ['classId'],
    where: { tenantId, toOn: null },
    _max: { seatNo: true },
  })
  return new Map(rows.map(({ classId, _max }) => [classId, _max.seatNo ?? 0]))
}

/** 离开原来的班：到昨天为止；今天才编进来的当天作废。 */
export async function closeEnrolments(
  tx: Tx,
  { tenantId }: Clockwork,
  ids: readonly string[],
  today: PlainDate,
): Promise<void> {
  if (ids.length === 0) return
  await tx.classEnrolment.updateMany({
    where: { tenantId, id: { in: [...ids] } },
    data: { toOn: columnFromDay(addDays(today, -1)) },
  })
}
