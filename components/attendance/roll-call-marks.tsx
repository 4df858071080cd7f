import type { AbsenceReason, AttendanceMark } from '#lib/rules/attendance/absence-reasons'

export type Marks = Readonly<Record<string, AttendanceMark>>

export type RollCallPayload = {
  submissionKey: string
  exceptions: { childId: string; reason: AbsenceReason }[]
  allPresent: boolean
}

export type Delivery =
  | { readonly at: 'editing' }
  | { readonly at: 'sending' }
  | { readonly at: 'undelivered' }
  | { readonly at: 'refused'; readonly text: string }
  | { readonly at: 'delivered' }

/** 只报例外，到校是默认。 */
export function exceptionsOf(marks: Marks): RollCallPayload['exceptions'] {
  return Object.entries(marks).flatMap(([childId, reason]) =>
    reason === 'present' ? [] : [{ childId, reason }],
  )
}
