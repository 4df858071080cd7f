import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { ROOT } from '#lib/commands/root'
import { DEMO_PASSWORD } from '#prisma/personas'
import { actionBody, builtActions, callAction, pathOfPage } from '#tests/action-call'
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

function action(name: string) {
  const found = builtActions(ROOT).find((one) => one.name === name)
  if (!found) throw new Error(`构建里没有动作 ${name}`)
  return found
}

/** 经登录动作取得一个真的会话，给出 cookie 头。 */
export async function signIn(origin: string, login: string): Promise<string> {
  const form = new FormData()
  form.set('_1_login', login)
  form.set('_1_password', DEMO_PASSWORD)
  form.set('_1_next', '/')
  form.set('0', '[{"login":""},"$K1"]')
  const response = await fetch(`${origin}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin, accept: 'text/x-component', 'next-action': action('signInAction').id },
    body: form,
  })
  await response.text()
  const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '')
  if (!cookies.some((one) => one.includes('session'))) throw new Error(`${login} 没有登录成功`)
  return cookies.join('; ')
}

/** 每个 cookie 一个客户端，一起取活；每一次都以同一个键反复送到有答复为止。 */
export function startStorm(
  origin: string,
  cookies: readonly string[],
  work: Iterator<RollCallToMake>,
): Storm {
  const { id: actionId, page } = action('submitRollCallAction')
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
