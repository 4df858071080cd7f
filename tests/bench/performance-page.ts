import { cpus, totalmem } from 'node:os'
import type { Measured } from './measure.ts'

/** 一次测速的全部：四轮，库的大小，怎么量的。 */
export type Told = {
  readonly rounds: Readonly<Record<'tenth' | 'apart' | 'beside' | 'single', readonly Measured[]>>
  readonly sizes: readonly { readonly name: string; readonly rows: string }[]
  readonly neighbours: number
  readonly seconds: number
  readonly together: number
}

const ACTIONS: readonly string[] = ['报送点名', '查找', '空动作（要登录）']
const PAGE_AIM = { what: '点名页', atLeast: 0.5 }
const SUBMIT_AIM = { what: '报送点名', atLeast: 0.35, statements: 10 }
const SINGLE_P95_MS = 150
const SLOWER_AT_MOST = 1.3

const named = (round: readonly Measured[], what: string) => round.find((one) => one.what === what)

/** 同一轮里，这种请求每秒答的次数是空的几倍。 */
export function ratioToEmpty(round: readonly Measured[], what: string): number | null {
  const one = named(round, what)
  const empty = named(round, ACTIONS.includes(what) ? '空动作（要登录）' : '空页（要登录）')
  return one && empty && empty.perSecond > 0 ? one.perSecond / empty.perSecond : null
}

/** 同一种请求，后一轮的 p50 是前一轮的几倍。 */
function slower(after: readonly Measured[], before: readonly Measured[], what: string): number | null {
  const [later, former] = [named(after, what), named(before, what)]
  return later && former && former.p50 > 0 ? later.p50 / former.p50 : null
}

/** 哪些没有达到所定的，各差多少；一条一句。 */
export function misses({ rounds }: Told): string[] {
  const said = Object.values(rounds)
    .flat()
    .filter(({ failed }) => failed > 0)
    .map(({ what, failed, requests }) => `${what}问了 ${requests} 次，${failed} 次未成，它的快慢不作数`)
  const aim = (what: string, atLeast: number) => {
    const got = ratioToEmpty(rounds.beside, what)
    if (got !== null && got < atLeast) said.push(`${what}是空的 ${got.toFixed(2)} 倍，所定不低于 ${atLeast}`)
  }
  aim(PAGE_AIM.what, PAGE_AIM.atLeast)
  aim(SUBMIT_AIM.what, SUBMIT_AIM.atLeast)
  const submit = named(rounds.beside, SUBMIT_AIM.what)
  if ((submit?.statements ?? 0) > SUBMIT_AIM.statements)
    said.push(`报送点名每次 ${submit?.statements} 条语句，所定不多于 ${SUBMIT_AIM.statements}`)
  for (const { what, scanned } of rounds.beside)
    for (const table of scanned ?? [])
      said.push(`${what}每次把 ${table} 从头扫了半遍以上，所定五万行以上的表不扫`)
  for (const { what, p95 } of rounds.single)
    if (p95 > SINGLE_P95_MS) said.push(`一个人问，${what}的 p95 是 ${p95} 毫秒，所定不过 ${SINGLE_P95_MS}`)
  for (const { what } of rounds.beside) {
    const crowded = slower(rounds.beside, rounds.apart, what)
    const larger = slower(rounds.apart, rounds.tenth, what)
    if (crowded !== null && crowded > SLOWER_AT_MOST)
      said.push(`有了邻县，${what}的 p50 是没有时的 ${crowded.toFixed(2)} 倍，所定不过 ${SLOWER_AT_MOST}`)
    if (larger !== null && larger > SLOWER_AT_MOST)
      said.push(`学生多十倍，${what}的 p50 是小县的 ${larger.toFixed(2)} 倍，所定不过 ${SLOWER_AT_MOST}`)
  }
  return said
}

const times = (value: number | null): string => (value === null ? '—' : value.toFixed(2))

/** 走索引没有：有邻县的一轮里，每种请求前后各读一次各大表从头扫读的行数。 */
function scanText(round: readonly Measured[]): string {
  const looked = round.filter(({ scanned }) => scanned !== null)
  const bad = looked.filter(({ scanned }) => scanned?.length)
  if (looked.length === 0) return '这一次没有量扫表。'
  return bad.length === 0
    ? `走索引：${looked.length} 种请求，没有一种平均每次把一张五万行以上的表从头扫半遍。`
    : `走索引：${looked.length} 种请求中 ${bad.length} 种扫了表：${bad.map(({ what, scanned }) => `${what}（${scanned?.join('、')}）`).join('，')}。`
}

/** docs/performance.md 的全文。`notes` 是人写的「时间花在哪里」，原样放在后面。 */
export function performancePage(told: Told, notes: string): string {
  const { rounds, sizes, neighbours, seconds, together } = told
  const rows = rounds.beside.map((one) => {
    const alone = named(rounds.single, one.what)
    return `| ${one.what} | ${one.perSecond} | ${one.p50} | ${one.p95} | ${one.p99} | ${one.statements ?? '—'} | ${one.bytes} | ${times(ratioToEmpty(rounds.beside, one.what))} | ${alone?.p95 ?? '—'} | ${times(slower(rounds.beside, rounds.apart, one.what))} | ${times(slower(rounds.apart, rounds.tenth, one.what))} | ${one.failed} |`
  })
  const missed = misses(told)
  return `# 快慢

由 \`npm run bench\` 写成；只有最后一节是人写的。一个县 54,000 名学生、30 所学校、两个学期的点名，旁边 ${neighbours} 个同样大小的县，都在一个库里。
每种请求由 ${together} 个人一起问 ${seconds} 秒，再由一个人问一轮。机器：${cpus().length} 核，${Math.round(totalmem() / 1_073_741_824)} GiB；网页、后台、数据库、发请求的都在这一台上，所以看比值，不看绝对值。

| 请求 | 次/秒 | p50 毫秒 | p95 | p99 | 语句 | 字节 | 比空的（次/秒） | 一个人 p95 | 有邻县比没有 | 学生十倍比一倍 | 未成 |
|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
${rows.join('\n')}

“空的”是同一次构建、同一轮里要登录的空页与空动作；它们只在测速用的那份构建里。“语句”含开始、说明谁在问、提交。最后两个比是 p50 的比，大于 1 是慢了。

${scanText(rounds.beside)}

库里最大的表：${sizes.map(({ name, rows: count }) => `${name} ${count} 行`).join('，')}。

## 没有达到的

${missed.length === 0 ? '没有。' : missed.map((one) => `- ${one}。`).join('\n')}
${notes}`
}
