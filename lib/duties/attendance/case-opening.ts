import type { Opening } from '#lib/data/cases/open-case'
import type { Policy } from '#lib/data/policies'
import type { RollCallGround, RosterPupil } from '#lib/data/roll-call-ground'
import type { Signal } from '#lib/rules/attendance/starting-signal'
import { dayOf, type Instant } from '#lib/rules/calendar/instant'
import type { Calendars } from '#lib/rules/clocks/derive-deadline'
import { type DutyStarted, dutiesStarted } from '#lib/rules/clocks/duties-started'
import { townshipFor } from '#lib/rules/policy/township-basis'
import { lessonAt, OF_THE_DAY } from './absence-clocks.ts'

type Room = Pick<RollCallGround['class'], 'id' | 'schoolId' | 'schoolCode' | 'schoolTownshipId'>
type Pupil = Pick<RosterPupil, 'childId' | 'villageId' | 'townshipId' | 'householdTownshipId'>

/** 信号已满的一名学生 → 要立的案。点名时立与时钟到点立，是同一件案。`at` 是立案之时。 */
export function openingFrom(
  { policy, calendars, at }: { readonly policy: Policy; readonly calendars: Calendars; readonly at: Instant },
  room: Room,
  pupil: Pupil,
  signal: Signal & { opens: true },
): Opening {
  return {
    childId: pupil.childId,
    line: 'truancy',
    schoolId: room.schoolId,
    schoolCode: room.schoolCode,
    classId: room.id,
    villageId: pupil.villageId,
    // 户籍地、学校所在地不在本县或没有登记的，仍由常住地承接。
    townshipId:
      townshipFor(policy.profile.townshipBasis.value, {
        school: room.schoolTownshipId,
        residence: pupil.townshipId,
        household: pupil.householdTownshipId,
      }) ?? pupil.townshipId,
    policyVersionId: policy.versionId,
    triggerClause: signal.clause,
    metDays: signal.metDays,
    absentSinceOn: signal.sinceOn,
    started: caseDuties(policy, calendars, signal, at),
  }
}

/**
 * 立案即起算的本案时限。按小时立案的，劝返自立案起算；此前没有案，无从劝返。
 * 立即报告自发现起算：届满即发现；补录往日点名才看得出来的，录入之时才是发现，晚录另有其责（ADR 0020）。
 */
function caseDuties(
  policy: Policy,
  calendars: Calendars,
  signal: Signal & { opens: true },
  at: Instant,
): DutyStarted[] {
  const byHours = policy.profile.absenceTrigger.value.mode === 'hours'
  const since = byHours ? dayOf(signal.metAt) : signal.sinceOn
  const found = signal.metAt < at ? at : signal.metAt
  return [
    ...dutiesStarted(policy.profile, 'absence_found', found, calendars),
    ...dutiesStarted(policy.profile, 'unexcused_absence', lessonAt(policy, since), calendars).filter(
      ({ duty }) => !OF_THE_DAY.includes(duty),
    ),
  ]
}
