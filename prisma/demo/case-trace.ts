import type { Instant } from '#lib/rules/calendar/instant'
import { epochMs } from '#lib/rules/calendar/instant'
import type { CaseState } from '#lib/rules/cases/case-states'
import type { CaseVerb } from '#lib/rules/cases/case-verbs'
import type { Chance } from './chance.ts'
import type { Post } from './county.ts'
import { record } from './journal.ts'
import type { Kase, StepGiven } from './kase.ts'
import type { Sheet } from './rows.ts'

/** 一步留下的：个案上的一行，账上的一笔。 */
export type Trace = {
  readonly verb: CaseVerb | 'open_case' | 'contact_guardian' | 'contact_village'
  readonly from: CaseState
  readonly by: Post | null
  readonly at: Instant
  readonly given?: StepGiven
}

/** 个案上的一行；`kase` 已经走到这一步之后。 */
export function addStep(
  sheet: Sheet,
  chance: Chance,
  kase: Kase,
  { verb, from, by, at, given = {} }: Trace,
): void {
  sheet.add('case_step', {
    id: chance.id(epochMs(at)),
    case_id: kase.id,
    ordinal: kase.steps,
    verb,
    from_state: from,
    to_state: kase.state,
    person_id: by?.personId ?? null,
    appointment_id: by?.appointmentId ?? null,
    role: by?.role ?? 'clock',
    note: given.note ?? null,
    happened_on: given.happenedOn ?? null,
    recorded_at: at,
  })
}

/** 走一步：行与账一起写。 */
export function traceStep(sheet: Sheet, chance: Chance, kase: Kase, trace: Trace): void {
  const { verb, from, by, at, given = {} } = trace
  addStep(sheet, chance, kase, trace)
  record(sheet, chance, {
    verb,
    subjectKind: 'dropout_case',
    subjectId: kase.id,
    caseId: kase.id,
    classId: kase.classroom?.id ?? null,
    schoolId: kase.school?.id ?? null,
    by,
    at,
    ...(given.happenedOn ? { happenedOn: given.happenedOn } : {}),
    facts: { from, to: kase.state, version: kase.version, hand: by?.role ?? 'clock', ...given.facts },
  })
}
