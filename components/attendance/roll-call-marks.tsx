import type { AbsenceReason, AttendanceMark } from '#lib/rules/attendance/absence-reasons'
import type { PupilCell } from './roll-call-grid.tsx'

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

/** 名单 → 初始标记：准假的已标，其余到校。 */
export function marksOf(pupils: readonly PupilCell[]): Marks {
  return Object.fromEntries(pupils.map(({ childId, mark }) => [childId, mark]))
}
