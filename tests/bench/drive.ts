// 在测速用的那份里跑：起产品，先后搭起小县、大县、九个邻县，每搭一步量一轮，把结果印成一行 JSON。
import type { Measured } from './measure.ts'
import { type Manner, round } from './round.ts'
import { SMALL, TENTH, WHOLE } from './stage-county.ts'
import { type Staged, stageProduct } from './staged-product.ts'

const quick = process.argv.includes('--quick')
const TENTH_COUNTY = '990000'
const MAIN = '990001'
const NEIGHBOURS = Array.from({ length: quick ? 1 : 9 }, (_, at) => String(990_002 + at))
const SECONDS = quick ? 2 : 12
/** 几个人一起问：看一台机器答得了多少。一个人问：看坐在桌前要等多久。 */
const TOGETHER = 4

/** 九天都上课，好有足够多的新点名可报；只改测速的县。 */
const OPEN_DAYS = `insert into app.calendar_day (tenant_id, id, purpose, day, kind, why, source, recorded_at)
  select t.id, gen_random_uuid(), 'school', current_date - back, 'on', '测速', '测速', now() from app.tenant t, generate_series(-1, 8) back where t.code = $1`

async function openDays(staged: Staged, code: string): Promise<void> {
  await staged.client.query(OPEN_DAYS, [code])
}

const manner = (together: number, ...daysBack: number[]): Manner => ({ seconds: SECONDS, together, daysBack })

const staged = await stageProduct([TENTH_COUNTY], quick ? SMALL : TENTH)
try {
  const rounds: Record<'tenth' | 'apart' | 'beside' | 'single', Measured[]> = {
    tenth: [],
    apart: [],
    beside: [],
    single: [],
  }
  await openDays(staged, TENTH_COUNTY)
  rounds.tenth = await round(staged, TENTH_COUNTY, manner(TOGETHER, 0, 1, 2, 3, 4, 5))
  await staged.addCounties([MAIN], quick ? SMALL : WHOLE)
  await openDays(staged, MAIN)
  rounds.apart = await round(staged, MAIN, manner(TOGETHER, 0, 1))
  await staged.addCounties(NEIGHBOURS, quick ? SMALL : WHOLE)
  rounds.beside = await round(staged, MAIN, manner(TOGETHER, 2, 3))
  rounds.single = await round(staged, MAIN, manner(1, 4, 5))
  const { rows: sizes } = await staged.client.query<{ name: string; rows: string }>(
    `select relname as name, n_live_tup as rows from pg_stat_user_tables where schemaname = 'app' and n_live_tup > 0 order by n_live_tup desc limit 8`,
  )
  process.stdout.write(
    `${JSON.stringify({ rounds, sizes, neighbours: NEIGHBOURS.length, seconds: SECONDS, together: TOGETHER })}\n`,
  )
} finally {
  await staged.end()
}
