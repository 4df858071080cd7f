import { createHash } from 'node:crypto'

/** 一条连接至多备多少条语句：行级安全的计划大，一条十几万字节，个案页的一条有十兆。 */
const AT_MOST = 400
/** 记着见过一次的语句；长短不一的名单各是一条，见过就忘也无妨。 */
const SEEN_AT_MOST = 2_000
const WORTH_PREPARING = /^\s*(select|with|insert|update)\b/i

/**
 * 哪些语句先备好、叫什么（ADR 0074）：数据库为行级安全作一次计划，比照计划取数费时得多，
 * 备好的语句一条连接上只计划一次。第二次见到才备，只见一次的不占地方；`SET LOCAL app.context` 每次不同，不备（名字是空的）。
 */
export function preparedNames(): (statement: { readonly sql: string }) => string {
  const seen = new Set<string>()
  const names = new Map<string, string>()
  return ({ sql }) => {
    const known = names.get(sql)
    if (known !== undefined) return known
    if (names.size >= AT_MOST || !WORTH_PREPARING.test(sql)) return ''
    if (!seen.has(sql)) {
      if (seen.size >= SEEN_AT_MOST) seen.clear()
      seen.add(sql)
      return ''
    }
    seen.delete(sql)
    const name = createHash('sha256').update(sql).digest('base64url').slice(0, 32)
    names.set(sql, name)
    return name
  }
}
