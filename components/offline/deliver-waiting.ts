import type { Answer } from '#lib/rules/answer'
import { afterSending, isWaiting } from '#lib/rules/offline/outbox'
import type { Entry } from './outbox-entry.ts'

type Outbox = {
  /** 这一份怎么送；此处送不了的是 null，留着不动。 */
  readonly senderOf: (entry: Entry) => (() => Promise<Answer<unknown>>) | null
  readonly put: (entry: Entry) => Promise<void>
  readonly drop: (entry: Entry) => Promise<void>
}

/**
 * 把等着的一份份送出去，先存的先送；没有回音就停下，余下的等下一趟。
 * 送之前先记成「没有回音」：送到一半页面没了，下次仍以原键原文再送，不会被改成另一份。
 */
export async function deliverWaiting(
  entries: readonly Entry[],
  { senderOf, put, drop }: Outbox,
): Promise<{ delivered: readonly Entry[]; unanswered: boolean }> {
  const delivered: Entry[] = []
  for (const entry of entries.filter(({ state }) => isWaiting(state))) {
    const send = senderOf(entry)
    if (!send) continue
    await put({ ...entry, state: 'unanswered' })
    const answer = await send().catch(() => null)
    const after = afterSending(entry.state, answer)
    if (after.at === 'delivered') {
      await drop(entry)
      delivered.push(entry)
    } else await put({ ...entry, state: after.state, text: after.text })
    if (!answer) return { delivered, unanswered: true }
  }
  return { delivered, unanswered: false }
}
