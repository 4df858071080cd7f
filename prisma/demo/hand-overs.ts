import { epochMs, type Instant, instant } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import { overrideBy } from '#lib/rules/cases/overrides'
import type { Chance } from './chance.ts'
import type { Clockwork } from './clockwork.ts'
import type { County, Post, Township } from './county.ts'
import { deadlineBook } from './deadline-book.ts'
import { atMinute, record } from './journal.ts'
import type { Row, Sheet } from './rows.ts'

type Given = {
  readonly clockwork: Clockwork
  readonly policyVersionId: string
  readonly today: PlainDate
  readonly now: Instant
}

/** 昨天下午：示范的镇把一件案移交给邻镇，等着答复；示范学校的校长放行了一件案的一项要件。 */
export function addHandOverAndOverride(sheet: Sheet, chance: Chance, county: County, given: Given): void {
  const at = atMinute(addDays(given.today, -1), 15 * 60 + chance.below(60))
  const { school } = county.homeClass
  const to = county.townships.find(({ id, clerk }) => id !== school.township.id && clerk)
  if (at >= given.now) return
  if (to) offer(sheet, chance, given, { from: school.township, to, at })
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

function offer(
  sheet: Sheet,
  chance: Chance,
  { clockwork, policyVersionId, now }: Given,
  { from, to, at }: { readonly from: Township; readonly to: Township; readonly at: Instant },
): void {
  const kase = sheet
    .rows('dropout_case')
    .findLast((row) => row.state === 'township' && row.township_id === from.id && quietSince(sheet, row) < at)
  if (!kase || !from.clerk) return
  const child = sheet.rows('child').find(({ id }) => id === kase.child_id)
  const unit = (id: unknown) => String(sheet.rows('unit').find((row) => row.id === id)?.name ?? '')
  const id = chance.id(epochMs(at))
  const reason = '入户时邻居说随外祖父母搬到那里住了。'
  sheet.add('hand_over', {
    ...{ id, case_id: kase.id, ordinal: 1, kind: 'township', reason },
    ...{ school_id: kase.school_id, class_id: kase.class_id, from_unit_id: from.id },
    ...{ to_unit_id: to.id, to_name: to.name },
    summary: {
      childName: child?.name,
      gender: child?.gender,
      school: unit(kase.school_id),
      className: unit(kase.class_id),
      number: kase.number,
      state: kase.state,
      absentSinceOn: kase.absent_since_on,
    },
    ...{ person_id: from.clerk.personId, appointment_id: from.clerk.appointmentId, recorded_at: at },
  })
  remark(sheet, chance, kase, {
    ...{ verb: 'offer_hand_over', by: from.clerk, at, note: `移交${to.name}：${reason}` },
    facts: { kind: 'township', toUnit: to.id, toDivision: null },
  })
  const deadlines = deadlineBook(sheet, chance, policyVersionId)
  for (const duty of clockwork.started('hand_over_offered', at))
    deadlines.open(
      duty,
      {
        ...{ subjectId: id, caseId: String(kase.id), absenceId: null, childId: String(kase.child_id) },
        ...{ classId: String(kase.class_id), schoolId: String(kase.school_id) },
      },
      { unitId: to.id, role: duty.owner },
    )
  deadlines.write(now)
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
