import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { ROOT } from '#lib/commands/root'
import { actionBody, builtAction, callAction, pathOfPage } from '#tests/action-call'
import type { RollCallToMake } from './stage-school.ts'

/** 已得到「办成了」答复的一次点名或当天报告。 */
export type Acknowledged = {
  readonly kind: 'roll_call' | 'same_day_report'
  readonly key: string
  readonly id: string
}

type Answer = null | {
  ok: boolean
  value?: { rollCallId?: string; unexcused?: readonly string[]; reportId?: string }
  refusal?: { code: string }
}

export type Storm = {
  readonly acknowledged: Acknowledged[]
  readonly attempts: () => number
  /** 没办成的各是怎么答的，几次；卡住时看它。 */
  readonly said: () => Readonly<Record<string, number>>
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

/** 每个 cookie 一个客户端，一起取活：点名，有人无故缺勤的接着写当天报告。 */
export function startStorm(
  origins: readonly string[],
  cookies: readonly string[],
  work: Iterator<RollCallToMake>,
): Storm {
  const rollCall = builtAction(ROOT, 'submitRollCallAction')
  const report = builtAction(ROOT, 'reportSameDayAction')
  const acknowledged: Acknowledged[] = []
  let stopped = false
  let attempts = 0
  const said: Record<string, number> = {}
  const hear = (word: string) => {
    said[word] = (said[word] ?? 0) + 1
  }

  async function once(
    cookie: string,
    action: typeof rollCall,
    ids: Readonly<Record<string, string>>,
    input: unknown,
  ): Promise<Answer> {
    attempts += 1
    const within = attempts % IMPATIENT_ONE_IN === 0 ? IMPATIENT_AFTER_MS : REPLY_WITHIN_MS
    const reply = await callAction({
      // 重送的那一次到的是另一个进程：会话、去重都在库里，不在进程里。
      origin: origins[attempts % origins.length] ?? '',
      path: pathOfPage(action.page, ids),
      actionId: action.id,
      body: actionBody(input),
      cookie,
      signal: AbortSignal.timeout(within),
    })
    return reply.answer as Answer
  }

  /** 以同一个键反复送到有答复为止。 */
  async function untilAnswered(ask: () => Promise<Answer>): Promise<NonNullable<Answer>['value']> {
    for (;;) {
      const answer = await ask().catch((error: Error) => {
        hear(error.name)
        return null
      })
      if (answer?.ok && answer.value) return answer.value
      const code = answer?.refusal?.code
      hear(code ?? 'nothing')
      // 答复过的点名不见了（关掉保护的那一遍会）：不再往下写，由核对去数它丢了。
      if (code === 'not_found') return undefined
      if (code !== undefined && code !== 'busy' && code !== 'fault') throw new Error(`被意外拒绝：${code}`)
      await sleep(RETRY_AFTER_MS)
    }
  }

  async function deliver(cookie: string, { classId, day, absentId }: RollCallToMake): Promise<void> {
    const key = randomUUID()
    const exceptions = absentId ? [{ childId: absentId, reason: 'unexcused' }] : []
    const input = { submissionKey: key, classId, day, exceptions, allPresent: absentId === null }
    const called = await untilAnswered(() => once(cookie, rollCall, { classId }, input))
    if (!called) throw new Error('被意外拒绝：not_found')
    acknowledged.push({ kind: 'roll_call', key, id: called.rollCallId ?? '' })
    const absenceId = called.unexcused?.[0]
    if (!absenceId) return
    const reportKey = randomUUID()
    const words = { submissionKey: reportKey, absenceId, words: '已向家长了解情况' }
    const reported = await untilAnswered(() => once(cookie, report, { absenceId }, words))
    if (reported) acknowledged.push({ kind: 'same_day_report', key: reportKey, id: reported.reportId ?? '' })
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
    said: () => said,
    stop: () => {
      stopped = true
    },
    done: Promise.all(cookies.map(client)).then(() => undefined),
  }
}
