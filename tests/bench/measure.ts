/** 一种请求量到的。 */
export type Measured = {
  readonly what: string
  readonly requests: number
  readonly failed: number
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly bytes: number
  /** 每次请求送往数据库几条语句；量不了是 null。 */
  readonly statements: number | null
  /** 哪些五万行以上的表，平均每次请求被从头扫了半遍以上；没有量的是 null。 */
  readonly scanned: readonly string[] | null
}

export type Asked = { readonly ok: boolean; readonly bytes: number }

export const percentile = (sorted: readonly number[], share: number): number =>
  Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10

/** 五万行以上的各表：到此刻从头扫读过多少行，表里有多少行。 */
export type Scans = ReadonlyMap<string, { readonly read: number; readonly live: number }>

/** 两次之间平均每次请求扫了半遍以上的表；后台偶尔扫一遍的，摊到每次请求不到。 */
export function scannedBetween(before: Scans, after: Scans, requests: number): string[] {
  return [...after]
    .filter(([table, { read, live }]) => {
      const rows = read - (before.get(table)?.read ?? 0)
      return rows / Math.max(1, requests) >= live / 2
    })
    .map(([table]) => table)
    .toSorted()
}

/** 再没有可问的（例如点名都报完了）：量到这里为止。 */
export class Exhausted extends Error {}

/** 在一段时间里由几个人一起反复问，量每次多久。先热身，热身的不算。 */
export async function measure(
  what: string,
  ask: (turn: number) => Promise<Asked>,
  given: {
    readonly seconds: number
    readonly together: number
    readonly statements?: () => Promise<number>
    readonly scans?: () => Promise<Scans>
  },
): Promise<Measured> {
  for (let turn = 0; turn < given.together * 2; turn += 1) await ask(turn)
  let turn = given.together * 2
  const next = () => {
    turn += 1
    return ask(turn)
  }
  const before = await given.statements?.()
  const counted = 5
  for (let one = 0; given.statements && one < counted; one += 1) await next()
  const after = await given.statements?.()
  const looked = await given.scans?.()
  const took: number[] = []
  let bytes = 0
  let failed = 0
  const began = performance.now()
  const end = began + given.seconds * 1_000
  let left = true
  const asked = () =>
    next().catch((error: unknown) => {
      if (error instanceof Exhausted) left = false
      return { ok: false, bytes: 0 }
    })
  const person = async () => {
    while (left && performance.now() < end) {
      const from = performance.now()
      const answer = await asked()
      if (!left) return
      took.push(performance.now() - from)
      bytes += answer.bytes
      if (!answer.ok) failed += 1
    }
  }
  await Promise.all(Array.from({ length: given.together }, person))
  const seconds = (performance.now() - began) / 1_000
  took.sort((one, other) => one - other)
  const scanned = looked && given.scans ? scannedBetween(looked, await given.scans(), took.length) : null
  return {
    what,
    requests: took.length,
    failed,
    perSecond: Math.round((took.length / seconds) * 10) / 10,
    p50: percentile(took, 0.5),
    p95: percentile(took, 0.95),
    p99: percentile(took, 0.99),
    bytes: Math.round(bytes / Math.max(1, took.length)),
    scanned,
    statements:
      before === undefined || after === undefined ? null : Math.round(((after - before) / counted) * 10) / 10,
  }
}
