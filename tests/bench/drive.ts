// 在测速用的那份里跑：起产品、装县、逐种请求量一遍，把结果印成一行 JSON。
import { randomUUID } from 'node:crypto'
import { ROOT } from '#lib/commands/root'
import { actionBody, builtAction, callAction, pathOfPage } from '#tests/action-call'
import { type Asked, type Measured, measure } from './measure.ts'
import { openSessions } from './sessions.ts'
import { type Seat, SMALL, seatsOf, WHOLE } from './stage-county.ts'
import { stageProduct } from './staged-product.ts'

const quick = process.argv.includes('--quick')
const CODES = Array.from({ length: quick ? 2 : 10 }, (_, at) => String(990_001 + at))
const MAIN = CODES[0] ?? ''
const SECONDS = quick ? 2 : 15
const TOGETHER = 4
const DAYS_TO_CALL = 6

const staged = await stageProduct(CODES, quick ? SMALL : WHOLE)
const { client, product, setting } = staged
const origin = product.origin

async function page(path: string, cookie: string): Promise<Asked> {
  const answer = await fetch(origin + path, { headers: { cookie }, redirect: 'manual' })
  return { ok: answer.status === 200, bytes: (await answer.arrayBuffer()).byteLength }
}

async function act(
  name: string,
  ids: Readonly<Record<string, string>>,
  input: unknown,
  cookie: string,
): Promise<Asked> {
  const { id: actionId, page: at } = builtAction(ROOT, name)
  const reply = await callAction({
    origin,
    path: pathOfPage(at, ids),
    actionId,
    body: actionBody(input),
    cookie,
  })
  return { ok: reply.answer?.ok === true, bytes: reply.text.length }
}

const of = <T>(list: readonly T[], turn: number): T => list[turn % list.length] as T

/** 一天天、一班班往前取，取完为止：每一次都是真的一次新点名。 */
function* calls(teachers: readonly { seat: Seat; cookie: string }[]) {
  const today = Date.now() + 8 * 3_600_000
  for (let back = 0; back < DAYS_TO_CALL; back += 1) {
    const day = new Date(today - back * 86_400_000).toISOString().slice(0, 10)
    for (const teacher of teachers) yield { ...teacher, day }
  }
}

try {
  const withCookies = async (role: string, count: number) => {
    const seats = (await seatsOf(client, MAIN, role)).slice(0, count)
    const cookies = await openSessions(client, seats, role, setting)
    return seats.map((seat, at) => ({ seat, cookie: cookies[at] ?? '' }))
  }
  const teachers = await withCookies('teacher', 1_200)
  const officers = await withCookies('officer', 30)
  const bureau = await withCookies('bureau', 1)
  // 七天都上课，好有足够多的新点名可报；只改测速的县。
  await client.query(
    `insert into app.calendar_day (tenant_id, id, purpose, day, kind, why, source, recorded_at)
     select t.id, gen_random_uuid(), 'school', current_date - back, 'on', '测速', '测速', now() from app.tenant t, generate_series(-1, 8) back where t.code = any ($1)`,
    [CODES],
  )
  const queue = calls(teachers)
  // 每一次点名缺一名：立案、时限、台账都在里面，也给个案页、台账页垫出真的个案。
  const submit = async (turn: number): Promise<Asked> => {
    const next = queue.next()
    if (next.done) throw new Error('点名报完了')
    const { seat, cookie, day } = next.value
    const { rows } = await client.query<{ id: string }>(
      `select id from app.child where tenant_id = $1 and class_id = $2 order by id limit 1`,
      [seat.tenantId, seat.unitId],
    )
    const absent = turn % 10 === 0
    const exceptions = absent ? [{ childId: rows[0]?.id, reason: 'unexcused' }] : []
    const input = { submissionKey: randomUUID(), classId: seat.unitId, day, exceptions, allPresent: !absent }
    return act('submitRollCallAction', { classId: seat.unitId }, input, cookie)
  }
  const given = { seconds: SECONDS, together: TOGETHER, statements: staged.statements }
  const found: Measured[] = []
  const take = async (what: string, ask: (turn: number) => Promise<Asked>) => {
    const one = await measure(what, ask, given)
    process.stderr.write(`  ${JSON.stringify(one)}\n`)
    found.push(one)
  }
  await take('空页（要登录）', (turn) => page('/bench-empty', of(teachers, turn).cookie))
  await take('空动作（要登录）', (turn) => act('emptyAction', {}, {}, of(teachers, turn).cookie))
  await take('点名页', (turn) => {
    const { seat, cookie } = of(teachers, turn)
    return page(`/classes/${seat.unitId}/roll-call`, cookie)
  })
  await take('报送点名', submit)
  const { rows: cases } = await client.query<{ id: string }>(
    `select c.id from app.dropout_case c join app.tenant t on t.id = c.tenant_id where t.code = $1 limit 500`,
    [MAIN],
  )
  await take('学校办公桌', (turn) => page('/school', of(officers, turn).cookie))
  await take('县局办公桌', (turn) => page('/bureau', of(bureau, turn).cookie))
  await take('个案页', (turn) => page(`/cases/${of(cases, turn)?.id}`, of(bureau, turn).cookie))
  await take('台账页', (turn) => page('/cases', of(bureau, turn).cookie))
  await take('台账按学校筛', (turn) =>
    page(`/cases?school=${of(officers, turn).seat.unitId}`, of(bureau, turn).cookie),
  )
  const { rows: sizes } = await client.query<{ name: string; rows: string }>(
    `select relname as name, n_live_tup as rows from pg_stat_user_tables where schemaname = 'app' and n_live_tup > 0 order by n_live_tup desc limit 8`,
  )
  process.stdout.write(
    `${JSON.stringify({ found, sizes, counties: CODES.length, seconds: SECONDS, together: TOGETHER, quick })}\n`,
  )
} finally {
  await staged.end()
}
