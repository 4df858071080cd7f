import { FINDINGS, GRANTS_SQL } from '#tests/catalogue/findings'
import { WALLS_SQL } from '#tests/catalogue/walls'
import type { DatabaseGuard, GuardKind } from './database-guards.ts'
import type { ProbeSession } from './probe-session.ts'

/** 哪一类防线该由目录的哪几问看见；别的问与它无关，不必问。 */
const ASKED: Readonly<Record<GuardKind, readonly string[]>> = {
  policy: ['缺租户策略', '有授权而没有策略'],
  loose: ['缺租户策略'],
  force: ['没有强制行级安全'],
  rls: ['没有强制行级安全'],
  key: ['没有主键', '不以租户打头的键'],
  trigger: [
    '有时间列而没有人盖',
    '只增的表没有拦改的触发器',
    '少了专管一件事的触发器',
    '台账没有接链的触发器',
  ],
  grant: [],
  execute: ['人人可用的守护函数'],
  'search path': ['守护函数没有固定查找路径'],
}

/** 目录的规则一处缺口也没有吗：`findings.db.test.ts` 问的。 */
export async function ruleSees(session: ProbeSession, { kind }: DatabaseGuard): Promise<boolean> {
  for (const what of ASKED[kind]) {
    const sql = FINDINGS[what]
    if (!sql) throw new Error(`目录没有这一问：${what}`)
    if ((await session.rows(sql)).length > 0) return true
  }
  return false
}

/** 一张表（或全部守护函数）的墙与授权：`walls.db.test.ts`、`catalogue.db.test.ts` 逐行比的。 */
export async function listedOf(session: ProbeSession, table: string): Promise<string> {
  const walls = await session.rows<{ wall: string }>(`select wall from (${WALLS_SQL}) w where t = $1`, [
    table,
  ])
  const grants = await session.rows<{ wall: string }>(
    `select found as wall from (${GRANTS_SQL}) g where t = $1`,
    [table],
  )
  return [...walls, ...grants]
    .map(({ wall }) => wall)
    .sort()
    .join('\n')
}
