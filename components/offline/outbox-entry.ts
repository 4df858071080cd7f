import type { z } from 'zod'
import type { Answer } from '#lib/rules/answer'
import { type EntryState, entryUntil } from '#lib/rules/offline/outbox'
import type { RollCallAhead, TakenAlong, VisitAhead } from '#lib/rules/offline/taken-along'
import type { submitRollCallSchema } from '#lib/schemas/attendance/roll-call'
import type { townshipVisitForm } from '#lib/schemas/cases/township-visit'
import { deviceNow } from './device-store.ts'

/** 填好的内容，连同填的时候带着的那一件：名单换过了也打得开。 */
export type Written =
  | {
      readonly kind: 'visit'
      readonly ahead: VisitAhead
      readonly input: z.input<typeof townshipVisitForm>
    }
  | {
      readonly kind: 'roll_call'
      readonly ahead: RollCallAhead
      readonly input: z.input<typeof submitRollCallSchema>
    }

/** 待上传的一份；提交键就是它的名字。 */
export type Entry = Written & {
  readonly owner: string
  readonly savedAt: string
  readonly until: string
  readonly state: EntryState
  /** 上一次没有办成的原因。 */
  readonly text: string | null
}

export const TAKEN = 'taken'
const ENTRY = 'entry:'

export function entryId({ input }: Written): string {
  return `${ENTRY}${input.submissionKey}`
}

export function newEntry(written: Written, owner: string): Entry {
  const savedAt = deviceNow()
  return { ...written, owner, savedAt, until: entryUntil(savedAt), state: 'unsent', text: null }
}

/** 哪一件：孩子或班。 */
export function nameOf({ kind, ahead }: Written): string {
  return kind === 'visit' ? ahead.childName : ahead.className
}

/** 本机存着的，分成带上路的与待上传的；先存的在前。 */
export function sortOut(kept: ReadonlyMap<string, unknown>) {
  const entries = [...kept].flatMap(([id, value]) => (id.startsWith(ENTRY) ? [value as Entry] : []))
  return {
    taken: (kept.get(TAKEN) as TakenAlong | undefined) ?? null,
    entries: entries.sort((a, b) => a.savedAt.localeCompare(b.savedAt)),
  }
}

/** 各种填写各走它平日的那个动作；工作台只送它自己那一种。 */
export type Senders = {
  readonly visit?: (input: z.input<typeof townshipVisitForm>) => Promise<Answer<unknown>>
  readonly roll_call?: (input: z.input<typeof submitRollCallSchema>) => Promise<Answer<unknown>>
}

/** 这一份怎么送；这一页送不了的是 null。 */
export function senderOf(entry: Written, senders: Senders): (() => Promise<Answer<unknown>>) | null {
  if (entry.kind === 'visit') {
    const { visit } = senders
    return visit ? () => visit(entry.input) : null
  }
  const rollCall = senders.roll_call
  return rollCall ? () => rollCall(entry.input) : null
}
