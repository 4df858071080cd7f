/** 序列化失败、死锁、拿不到锁；重来一次多半就成。 */
const SQL_STATES = new Set(['40001', '40P01', '55P03', '57014'])
/** Prisma 自己的说法：写冲突、等不到连接、事务超时、连不上。 */
const PRISMA_CODES = new Set(['P2034', 'P2024', 'P2028', 'P1008', 'P1001', 'P1002', 'P1017'])
/** 两次并发到达的同一提交，后到的撞上唯一约束；重来一次就得到第一次的答复。 */
const UNIQUE = new Set(['P2002', '23505'])

function codesOf(error: unknown, depth = 0): string[] {
  if (depth > 6 || error === null || typeof error !== 'object') return []
  const found: string[] = []
  for (const name of ['code', 'originalCode'] as const) {
    const value = (error as Record<string, unknown>)[name]
    if (typeof value === 'string') found.push(value)
  }
  for (const name of ['cause', 'meta', 'driverAdapterError'] as const) {
    found.push(...codesOf((error as Record<string, unknown>)[name], depth + 1))
  }
  return found
}

/** 这个错误是不是「人多，挤了一下」：可以原样再办一次的那一种。 */
export function isContention(error: unknown): boolean {
  return codesOf(error).some((code) => SQL_STATES.has(code) || PRISMA_CODES.has(code) || UNIQUE.has(code))
}

/** 撞上的是不是某一列的唯一约束：那不是挤，是真的已经有了。 */
export function isTaken(error: unknown, column: string): boolean {
  if (!codesOf(error).some((code) => UNIQUE.has(code))) return false
  return error instanceof Error && error.message.includes(column)
}
