import { createHmac } from 'node:crypto'
import { claimPush, listPushable, markPushed, markUnpushed, type Pushable } from '#lib/data/interfaces/pushes'
import { type CaseEvent, listCaseEvents } from '#lib/data/interfaces/rows'
import { openText } from '#lib/data/sealed-text'
import type { FieldKeys } from '#lib/data/sensitive'
import type { Deps } from '#lib/duties/deps'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { mayPushTo, PUSH_BATCH, pushPauseMs } from '#lib/rules/interfaces/client'
import type { Clockwork } from '#lib/rules/people/actor'

/** 送一份出去；给出对方的状态码，没有应答就抛出。 */
export type Post = (
  url: string,
  letter: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
) => Promise<number>

export type Pushing = Deps & {
  readonly keys: FieldKeys
  /** 运维写明的来源；之后被拿掉的，存着的地址也不再推。 */
  readonly origins: readonly string[]
  readonly post: Post
}

/** 一轮至多给同一个系统推这么多次，别的系统不用久等。 */
const BATCHES = 20

/**
 * 把个案上新发生的事推给登记了的系统（F77）：顺着链，一批一签名，对方答 2xx 才算推到。
 * 至少一次：推到了、没来得及记的会再推，对方按事件编号去重。没成的隔得越来越久，不放弃。给出推成的批数。
 */
export async function pushEvents(pushing: Pushing, clock: Clockwork): Promise<number> {
  const at = instant(pushing.clock.now().getTime())
  const now = { at, today: dayOf(at) }
  const ids = await pushing.db.asActor(clock, (tx) => listPushable(tx, clock, now))
  let count = 0
  for (const id of ids) {
    for (let batch = 0; batch < BATCHES; batch += 1) {
      const { sent, more } = await pushOnce(pushing, clock, id)
      if (sent) count += 1
      if (!more) break
    }
  }
  return count
}

type Pushed = { readonly sent: boolean; readonly more: boolean }
const NOTHING: Pushed = { sent: false, more: false }

function pushOnce(pushing: Pushing, clock: Clockwork, id: string): Promise<Pushed> {
  const now = pushing.clock.now()
  return pushing.db.asActor(clock, async (tx) => {
    const push = await claimPush(tx, clock, id, instant(now.getTime()))
    if (!push) return NOTHING
    const page = await listCaseEvents(tx, clock, { after: push.seq, limit: PUSH_BATCH })
    const fault = page.items.length > 0 ? await send(pushing, clock, push, page.items) : null
    if (fault === null) {
      const sent = page.items.length > 0
      await markPushed(tx, clock, { id, seq: page.seq, sent })
      return { sent, more: page.more }
    }
    const failures = push.failures + 1
    const nextAt = new Date(now.getTime() + pushPauseMs(failures))
    await markUnpushed(tx, clock, { id, failures, fault, nextAt })
    return NOTHING
  })
}

/** 送一批；成了是 null，没成给出一句为什么。 */
async function send(
  pushing: Pushing,
  clock: Clockwork,
  push: Pushable,
  events: readonly CaseEvent[],
): Promise<string | null> {
  if (!mayPushTo(push.url, pushing.origins)) return '运维没有写明这个来源'
  const body = JSON.stringify({ events })
  const timestamp = String(Math.floor(pushing.clock.now().getTime() / 1000))
  const secret = openText(pushing.keys, clock.tenantId, 'push_secret', push.secret)
  try {
    const status = await pushing.post(push.url, {
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Baoxue-Timestamp': timestamp,
        'Baoxue-Signature': signPush(secret, timestamp, body),
      },
      body,
    })
    return status >= 200 && status < 300 ? null : `对方答 HTTP ${status}`
  } catch {
    return '对方没有应答'
  }
}

/** 签名：`v1=` 加上 HMAC-SHA256（密钥，时刻 + "." + 正文）的十六进制；时刻是自 1970 年的秒数。 */
export function signPush(secret: string, timestamp: string, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`
}
