import { epochMs, type Instant, instant } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import { overrideBy } from '#lib/rules/cases/overrides'
import type { Chance } from './chance.ts'
import type { County, Post } from './county.ts'
import { atMinute, record } from './journal.ts'
import type { Row, Sheet } from './rows.ts'

type Given = { readonly today: PlainDate; readonly now: Instant }

/** 昨天下午：示范学校的校长放行了一件案的一项要件。 */
export function addOverride(sheet: Sheet, chance: Chance, county: County, given: Given): void {
  const at = atMinute(addDays(given.today, -1), 15 * 60 + chance.below(60))
  const { school } = county.homeClass
  if (at >= given.now) return
  const rule = overrideBy('persuasion_attempt', 'principal')
  const waiting = sheet
    .rows('dropout_case')
    .findLast((row) => row.state === 'alert' && row.school_id === school.id && quietSince(sheet, row) < at)
  if (!waiting || !rule) return
  const reason = '举家外出，电话停机，两次上门无人；先书面报告，不因此拖延。'
  const signed = { person_id: school.principal.personId, appointment_id: school.principal.appointmentId }
  sheet.add('requirement_override', {
    ...{ id: chance.id(epochMs(at)), case_id: waiting.id, requirement: 'persuasion_attempt', reason },
    ...{ ...signed, recorded_at: at },
  })
  remark(sheet, chance, waiting, {
    ...{ verb: 'override_requirement', by: school.principal, at, note: reason },
    facts: { requirement: 'persuasion_attempt', clause: rule.clause },
  })
}

/** 这件案最后一步在几时。 */
function quietSince(sheet: Sheet, kase: Row): Instant {
  const steps = sheet.rows('case_step').filter((row) => row.case_id === kase.id)
  return instant(Math.max(...steps.map((row) => Date.parse(String(row.recorded_at)))))
}

/** 不走状态的一步：案上一行，账上一笔，版本加一。 */
function remark(
  sheet: Sheet,
  chance: Chance,
  kase: Row,
  act: {
    readonly verb: string
    readonly by: Post
    readonly at: Instant
    readonly note: string
    readonly facts: Readonly<Record<string, string | null>>
  },
): void {
  const { verb, by, at, note, facts } = act
  const steps = sheet.rows('case_step').filter((row) => row.case_id === kase.id)
  const version = Number(kase.version) + 1
  Object.assign(kase, { version })
  const { state } = kase
  sheet.add('case_step', {
    ...{ id: chance.id(epochMs(at)), case_id: kase.id, ordinal: steps.length + 1, verb },
    ...{ from_state: state, to_state: state, note, happened_on: null, recorded_at: at },
    ...{ person_id: by.personId, appointment_id: by.appointmentId, role: by.role },
  })
  record(sheet, chance, {
    ...{ verb, subjectKind: 'dropout_case', subjectId: String(kase.id), caseId: String(kase.id), by, at },
    ...{ classId: String(kase.class_id), schoolId: String(kase.school_id) },
    facts: { from: String(state), to: String(state), version, hand: by.role, ...facts },
  })
}
