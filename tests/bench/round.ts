import { randomUUID } from 'node:crypto'
import { ROOT } from '#lib/commands/root'
import { actionBody, builtAction, callAction } from '#tests/action-call'
import { type Asked, Exhausted, type Measured, measure } from './measure.ts'
import { openSessions } from './sessions.ts'
import { type Seat, seatsOf } from './stage-county.ts'
import type { Staged } from './staged-product.ts'

/** 一轮怎么量：每种请求几秒、几个人一起，以及往前第几天起报点名（一轮一轮不报同一天）。 */
export type Manner = {
  readonly seconds: number
  readonly together: number
  readonly daysBack: readonly number[]
}

type Sitting = { readonly seat: Seat; readonly cookie: string }

const of = <T>(list: readonly T[], turn: number): T => list[turn % list.length] as T

/** 一天天、一班班往前取，取完为止：每一次都是真的一次新点名。 */
function* calls(teachers: readonly Sitting[], daysBack: readonly number[]) {
  const today = Date.now() + 8 * 3_600_000
  for (const back of daysBack) {
    const day = new Date(today - back * 86_400_000).toISOString().slice(0, 10)
    for (const teacher of teachers) yield { ...teacher, day }
  }
}

function asker(origin: string) {
  const page = async (path: string, cookie: string): Promise<Asked> => {
    const answer = await fetch(origin + path, { headers: { cookie }, redirect: 'manual' })
    return { ok: answer.status === 200, bytes: (await answer.arrayBuffer()).byteLength }
  }
  const act = async (name: string, path: string, input: unknown, cookie: string): Promise<Asked> => {
    const actionId = builtAction(ROOT, name).id
    const reply = await callAction({ origin, path, actionId, body: actionBody(input), cookie })
    return { ok: reply.answer?.ok === true, bytes: reply.text.length }
  }
  return { page, act }
}

/** 报送一次点名；十次里有一次缺一名：立案、时限、台账都在里面，也给个案页垫出真的个案。 */
function submitting(staged: Staged, teachers: readonly Sitting[], daysBack: readonly number[]) {
  const queue = calls(teachers, daysBack)
  const { act } = asker(staged.product.origin)
  return async (turn: number): Promise<Asked> => {
    const next = queue.next()
    if (next.done) throw new Exhausted('点名报完了')
    const { seat, cookie, day } = next.value
    const { rows } = await staged.client.query<{ id: string }>(
      `select id from app.child where tenant_id = $1 and class_id = $2 order by id limit 1`,
      [seat.tenantId, seat.unitId],
    )
    const absent = turn % 10 === 0
    const exceptions = absent ? [{ childId: rows[0]?.id, reason: 'unexcused' }] : []
    const input = { submissionKey: randomUUID(), classId: seat.unitId, day, exceptions, allPresent: !absent }
    return act('submitRollCallAction', `/classes/${seat.unitId}/roll-call`, input, cookie)
  }
}

/** 以一个县的人把每种请求量一遍，次序与名字固定。 */
export async function round(staged: Staged, code: string, manner: Manner): Promise<Measured[]> {
  const { client, product, setting } = staged
  const sit = async (role: string, count: number): Promise<Sitting[]> => {
    const seats = (await seatsOf(client, code, role)).slice(0, count)
    const cookies = await openSessions(client, seats, role, setting)
    return seats.map((seat, at) => ({ seat, cookie: cookies[at] ?? '' }))
  }
  const [teachers, officers, bureau, inspector] = [
    await sit('teacher', 1_200),
    await sit('officer', 30),
    await sit('bureau', 1),
    await sit('inspector', 1),
  ]
  const { page, act } = asker(product.origin)
  const cases = async () => {
    const { rows } = await client.query<{ id: string }>(
      `select c.id from app.dropout_case c join app.tenant t on t.id = c.tenant_id where t.code = $1 limit 500`,
      [code],
    )
    return rows
  }
  const found: Measured[] = []
  const take = async (what: string, ask: (turn: number) => Promise<Asked>) => {
    const one = await measure(what, ask, {
      ...manner,
      statements: staged.statements,
      scans: staged.scans,
    })
    process.stderr.write(`  ${JSON.stringify(one)}\n`)
    found.push(one)
  }
  await take('空页（要登录）', (turn) => page('/bench-empty', of(teachers, turn).cookie))
  await take('空动作（要登录）', (turn) => act('emptyAction', '/bench-empty', {}, of(teachers, turn).cookie))
  await take('点名页', (turn) => {
    const { seat, cookie } = of(teachers, turn)
    return page(`/classes/${seat.unitId}/roll-call`, cookie)
  })
  await take('报送点名', submitting(staged, teachers, manner.daysBack))
  const opened = await cases()
  await take('教师办公桌', (turn) => page('/today', of(teachers, turn).cookie))
  await take('学校办公桌', (turn) => page('/school', of(officers, turn).cookie))
  await take('县局办公桌', (turn) => page('/bureau', of(bureau, turn).cookie))
  await take('督学办公桌', (turn) => page('/inspector', of(inspector, turn).cookie))
  await take('个案页', (turn) => page(`/cases/${of(opened, turn)?.id}`, of(bureau, turn).cookie))
  await take('个案台账', (turn) => page('/cases', of(bureau, turn).cookie))
  await take('督学台账', (turn) => page('/ledger', of(inspector, turn).cookie))
  await take('适龄儿童台账', (turn) => page('/ledgers/school-age', of(bureau, turn).cookie))
  await take('查找', (turn) =>
    act('searchAction', '/cases', { text: `ce${1 + (turn % 45)}` }, of(bureau, turn).cookie),
  )
  return found
}
