import 'server-only'
import type { z } from 'zod'
import { isContention } from '#lib/data/contention'
import type { Tx } from '#lib/data/database'
import { readInterface } from '#lib/duties/interfaces/read-interface'
import type { InterfaceKind } from '#lib/rules/interfaces/client'
import type { Official } from '#lib/rules/people/actor'
import { deps } from '#lib/server/deps'
import { fieldMessages } from '#lib/server/field-messages'
import { logFault } from '#lib/server/log-fault'

/** 一种读法：问法、答法、怎样取。 */
export type Reading<Q> = {
  readonly kind: InterfaceKind
  readonly query: z.ZodType<Q>
  readonly answer: z.ZodType
  readonly read: (tx: Tx, actor: Official, query: Q) => Promise<unknown>
}

/** 对接的系统来读一次：问法 → 口令 → 取数 → 照说明验过再答。答不出说明里没有的一个字。 */
export async function answerReading<Q>(request: Request, reading: Reading<Q>): Promise<Response> {
  try {
    const asked = reading.query.safeParse(Object.fromEntries(new URL(request.url).searchParams))
    if (!asked.success) {
      const text = Object.entries(fieldMessages(asked.error)).map(([name, why]) => `${name}：${why}`)
      return refused(400, 'bad_query', text.join('；') || '问法不对，请对照接口说明。')
    }
    const { headers } = request
    const given = await readInterface(deps(), headers.get('authorization'), reading.kind, (tx, actor) =>
      reading.read(tx, actor, asked.data),
    )
    if (!given.ok) return refused(given.refusal.status, given.refusal.code, given.refusal.text)
    return Response.json(reading.answer.parse(given.value))
  } catch (error) {
    if (isContention(error)) return refused(503, 'busy', '一时忙不过来，请过几秒再来。')
    const reference = logFault('an interface reading failed', error)
    return refused(
      500,
      'fault',
      `系统出了故障，没有取成。请稍后再来；如仍不行，请把编号 ${reference} 告诉运维。`,
    )
  }
}

function refused(status: number, code: string, text: string): Response {
  const headers = {
    ...(status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}),
    ...(status === 429 ? { 'Retry-After': '60' } : {}),
  }
  return Response.json({ code, text }, { status, headers })
}
