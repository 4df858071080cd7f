import { beijing } from '#components/ui/date-text'
import type { AbsenceReason } from '#lib/rules/attendance/absence-reasons'
import type { Role } from '#lib/rules/people/roles'
import { type DeskDutyRow, deskGroups } from './duty-items.tsx'
import type { PupilCell } from './roll-call-grid.tsx'
import type { ReportedRollCall } from './roll-call-result.tsx'

type Owed = Omit<DeskDutyRow['clock'], 'status' | 'metAt' | 'brokenAt'> & {
  readonly childId: string
  readonly absenceId: string
}

/** 报送的答复：没有姓名，姓名在本页的名单里。`again` 是早已办过、这次没有再办。 */
export type SubmittedRollCall = {
  readonly rollCallId: string
  readonly at: string
  readonly enrolled: number
  readonly present: number
  readonly exceptions: readonly { readonly childId: string; readonly reason: AbsenceReason }[]
  readonly owed: readonly Owed[]
  readonly again: boolean
}

const nameIn = (pupils: readonly PupilCell[], childId: string): string =>
  pupils.find((pupil) => pupil.childId === childId)?.name ?? ''

/** 答复与名单 → 结果那一块要的。 */
export function callOf(
  { rollCallId, at, enrolled, present, exceptions }: SubmittedRollCall,
  pupils: readonly PupilCell[],
  by: string,
): ReportedRollCall {
  return {
    rollCallId,
    at,
    enrolled,
    present,
    by,
    correctionReason: null,
    exceptions: exceptions.map((one) => ({ ...one, childName: nameIn(pupils, one.childId) })),
  }
}

/** 因这次点名当天欠的，排成办公桌上的样子。 */
export function dutiesOf(
  { at, owed }: SubmittedRollCall,
  pupils: readonly PupilCell[],
  { className, role }: { readonly className: string; readonly role: Role },
) {
  const now = { at, today: beijing(at).day }
  const rows = owed.map(
    ({ childId, absenceId, ...clock }): DeskDutyRow => ({
      clock: { ...clock, status: 'running', metAt: null, brokenAt: null },
      childId,
      absenceId,
      childName: nameIn(pupils, childId),
      className,
      kase: null,
      ownerUnit: className,
    }),
  )
  const { late, today, later, waiting } = deskGroups(rows, role, now)
  return { now, duties: [...late, ...today, ...later, ...waiting] }
}

/** 更正从报送的那一份改起，不从点之前的。 */
export function pupilsAfter(
  { exceptions }: SubmittedRollCall,
  pupils: readonly PupilCell[],
): readonly PupilCell[] {
  return pupils.map((pupil) => ({
    ...pupil,
    mark: exceptions.find(({ childId }) => childId === pupil.childId)?.reason ?? 'present',
  }))
}
