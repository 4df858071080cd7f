import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { ROOT } from '#lib/commands/root'
import { actionBody, builtAction, callAction, pathOfPage } from '#tests/action-call'
import type { RollCallToMake } from './stage-school.ts'

/** 已得到「办成了」答复的一次点名。 */
export type Acknowledged = { readonly key: string; readonly rollCallId: string }

export type Storm = {
  readonly acknowledged: Acknowledged[]
  readonly attempts: () => number
  /** 不再取新的点名；手上的送到有答复为止。 */
  stop(): void
  /** 全部客户端都停下。 */
  readonly done: Promise<void>
}

const RETRY_AFTER_MS = 80
const REPLY_WITHIN_MS = 8_000
/** 有的手机等不及：每几次发送有一次在答复之前就断线。 */
const IMPATIENT_ONE_IN = 9
const IMPATIENT_AFTER_MS = 25

/** 每个 cookie 一个客户端，一起取活；每一次都以同一个键反复送到有答复为止。 */
export function startStorm(
  origin: string,
  cookies: readonly string[],
  work: Iterator<RollCallToMake>,
): Storm {
  const { id: actionId, page } = builtAction(ROOT, 'submitRollCallAction')
  const acknowledged: Acknowledged[] = []
  let stopped = false
  let attempts = 0

  async function once(cookie: string, key: string, { classId, day, absentId }: RollCallToMake) {
    attempts += 1
    const within = attempts % IMPATIENT_ONE_IN === 0 ? IMPATIENT_AFTER_MS : REPLY_WITHIN_MS
    const input = {
      submissionKey: key,
      classId,
      day,
      exceptions: absentId ? [{ childId: absentId, reason: 'unexcused' }] : [],
      allPresent: absentId === null,
    }
    const reply = await callAction({
      origin,
      path: pathOfPage(page, { classId }),
      actionId,
      body: actionBody(input),
      cookie,
      signal: AbortSignal.timeout(within),
    })
    return reply.answer as null | {
      ok: boolean
      value?: { rollCallId: string }
      refusal?: { code: string }
    }
  }

  async function deliver(cookie: string, item: RollCallToMake): Promise<void> {
    const key = randomUUID()
    for (;;) {
      const answer = await once(cookie, key, item).catch(() => null)
      if (answer?.ok && answer.value) {
        acknowledged.push({ key, rollCallId: answer.value.rollCallId })
        return
      }
      const code = answer?.refusal?.code
      if (code !== undefined && code !== 'busy' && code !== 'fault')
        throw new Error(`点名被意外拒绝：${code}`)
      await sleep(RETRY_AFTER_MS)
    }
  }

  async function client(cookie: string): Promise<void> {
    while (!stopped) {
      const next = work.next()
      if (next.done) return
      await deliver(cookie, next.value)
    }
  }

  return {
    acknowledged,
    attempts: () => attempts,
    stop: () => {
      stopped = true
    },
    done: Promise.all(cookies.map(client)).then(() => undefined),
  }
}
