import type { Answer } from '#lib/rules/answer'
import { epochMs, type Instant, instant } from '#lib/rules/calendar/instant'

/** 存在本机的一份填写，至多留这么久（村级终端的草稿 24 小时清除）。 */
const ENTRY_LASTS_MS = 24 * 3_600_000

/**
 * 本机一份填写的处境：没有送过；送过而没有回音（可能已经办成，只许原键原文再送）；
 * 服务器说了不行（原文留着，打开改了再送）。
 */
export type EntryState = 'unsent' | 'unanswered' | 'refused'

/** 送了一次之后：办成了就从本机拿掉；没有办成的留在本机，带着原因。 */
export type AfterSending =
  | { readonly at: 'delivered' }
  | { readonly at: 'kept'; readonly state: EntryState; readonly text: string | null }

/** 服务器的答复（没有回音是 null）对这份填写意味着什么（F81、F82）。 */
export function afterSending(before: EntryState, answer: Answer<unknown> | null): AfterSending {
  if (!answer) return { at: 'kept', state: 'unanswered', text: null }
  if (answer.ok) return { at: 'delivered' }
  const { code } = answer.refusal
  // 会话、忙、故障说的都不是这份填写；原先可能已经办成的，仍然可能。
  if (code === 'signed_out' || code === 'busy') return { at: 'kept', state: before, text: answer.text }
  if (code === 'fault') return { at: 'kept', state: 'unanswered', text: answer.text }
  return { at: 'kept', state: 'refused', text: answer.text }
}

/** 能不能打开来改：没有回音的不能，改了就成了另一份，会办两次。 */
export function mayEdit(state: EntryState): boolean {
  return state !== 'unanswered'
}

/** 这一趟自动送不送：被退回的等人改过再送。 */
export function isWaiting(state: EntryState): boolean {
  return state !== 'refused'
}

/** 存下的这一份到哪一刻抹去。 */
export function entryUntil(savedAt: Instant): Instant {
  return instant(epochMs(savedAt) + ENTRY_LASTS_MS)
}

/** 到点了没有；到点的那一刻起就不再给看。 */
export function isOver(until: string, now: Instant): boolean {
  return epochMs(now) >= epochMs(instant(until))
}
