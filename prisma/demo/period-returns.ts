import { returnDigest } from '#lib/data/returns/period-returns'
import { dayOf, endOfDay, epochMs, type Instant, startOfDay } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import type { DutyStarted } from '#lib/rules/clocks/duties-started'
import type { PolicyProfile } from '#lib/rules/policy/profile'
import { RETURN_DUTY, RETURN_EVENT, type ReturnKind, type ReturnPart } from '#lib/rules/returns/return-kinds'
import { countedUntil } from '#lib/rules/returns/return-periods'
import type { Chance } from './chance.ts'
import { type Clockwork, clockworkOf } from './clockwork.ts'
import type { County, Post, School } from './county.ts'
import { type DeadlineBook, deadlineBook } from './deadline-book.ts'
import { atMinute, record } from './journal.ts'
import { type Counted, countsOf } from './return-counts.ts'
import type { Sheet } from './rows.ts'
import type { DemoYear } from './school-year.ts'

type Given = {
  readonly profile: PolicyProfile
  readonly policyVersionId: string
  readonly year: DemoYear
  readonly today: PlainDate
  readonly now: Instant
}
type Period = { readonly kind: ReturnKind; readonly fromOn: PlainDate; readonly toOn: PlainDate }
type Telling = {
  readonly sheet: Sheet
  readonly chance: Chance
  readonly county: County
  readonly given: Given
  readonly book: DeadlineBook
  readonly counts: (span: { schoolId: string; fromOn: PlainDate; toOn: PlainDate }) => Counted
  readonly clockwork: Clockwork
}

const WRITTEN: Readonly<Record<ReturnPart, string>> = {
  leading_group: '组长校长，成员为副校长、各年级组长与控辍专干；本学期工作方案已在开学会上通过。',
  system: '校长包学校，中层包年级，班主任与科任包班级，空岗已补齐。',
  monitoring: '每天早读后点名，当天报送；缺勤当天联系家长。',
  reporting: '劝返、登记、书面报告三项制度已印发各班，专人保管编号。',
  enrolment_ledger: '服务区适龄儿童名单与镇街核对过一遍，新生入学台账已建。',
  work: '开学一周走访了重点学生家庭；外出务工家庭联系不畅，仍是难处。',
}

const LATE_SHARE = 0.06
const UNREAD_SHARE = 0.15

/** 过去几期的月报、期报：多数按期报、已收；上一期有的迟了、有的教育局还没有答复，示范学校的一份被退回。 */
export function addPeriodReturns(sheet: Sheet, chance: Chance, county: County, given: Given): void {
  const { year, profile, policyVersionId, now } = given
  const clockwork = clockworkOf(profile, { work: year.calendar.work, school: year.calendar })
  const book = deadlineBook(sheet, chance, policyVersionId)
  const telling = { sheet, chance, county, given, book, counts: countsOf(sheet), clockwork }
  const periods = periodsOf(given)
  const newest = periods.filter(({ kind }) => kind === 'monthly').at(-1)
  for (const period of periods)
    for (const school of county.schools) tell(telling, school, period, period === newest)
  book.write(now)
}

/** 学年里已经过完、已经过了时限的各月，与各学期的开学。 */
function periodsOf({ year, today }: Given): readonly Period[] {
  const terms = year.terms.filter(({ startOn }) => startOn <= today)
  const months = terms.flatMap(({ startOn, endOn }) => {
    const list: Period[] = []
    for (let month = startOn.slice(0, 7); month <= endOn.slice(0, 7) && month < today.slice(0, 7); ) {
      const fromOn = plainDate(`${month}-01`)
      const next = addDays(fromOn, 32).slice(0, 7)
      list.push({ kind: 'monthly', fromOn, toOn: addDays(plainDate(`${next}-01`), -1) })
      month = next
    }
    return list
  })
  const starts = terms.map(({ startOn }) => ({
    ...{ kind: 'term' as const, fromOn: startOn },
    toOn: addDays(startOn, 6),
  }))
  return [...months, ...starts]
}

function tell(telling: Telling, school: School, period: Period, newest: boolean): void {
  const { sheet, chance, given, book, counts, clockwork, county } = telling
  const { kind, fromOn, toOn } = period
  const startAt = kind === 'monthly' ? endOfDay(toOn) : startOfDay(fromOn)
  const duty = clockwork.started(RETURN_EVENT[kind], startAt).find((one) => one.duty === RETURN_DUTY[kind])
  // 时限还没有过的留给后台去立。
  if (!duty || duty.dueAt >= given.now) return
  const id = chance.id(epochMs(startAt))
  const townshipId = duty.recipients.includes('township') ? school.township.id : null
  sheet.add('period_return', {
    ...{ id, school_id: school.id, township_id: townshipId, kind, from_on: fromOn, to_on: toOn },
    ...{ policy_version_id: given.policyVersionId, recorded_at: startAt },
  })
  const about = { subjectKind: 'period_return', subjectId: id, schoolId: school.id }
  record(sheet, chance, {
    ...about,
    ...{ verb: 'open_period_return', by: null, at: startAt, facts: { kind, fromOn, toOn } },
  })
  const held = book.open(duty, subjectOf(id, school.id), { unitId: school.id, role: duty.owner })
  const late = newest && chance.hit(LATE_SHARE)
  const home = school === county.homeClass.school
  if (late && !home && chance.hit(0.5)) return
  const sentAt = sentAtOf(duty, chance, late && !home)
  if (sentAt >= given.now) return
  const toDay = countedUntil(period, dayOf(sentAt))
  const { figures, caseIds } = counts({ schoolId: school.id, fromOn, toOn: toDay })
  const wanted = kind === 'term' ? given.profile.termReturnParts.value : []
  const parts = Object.fromEntries(wanted.map((part) => [part, WRITTEN[part]]))
  const body = { version: 1, countedTo: toDay, figures, caseIds, parts }
  const digest = returnDigest(body)
  const versionId = chance.id(epochMs(sentAt))
  sheet.add('period_return_version', {
    ...{ id: versionId, return_id: id, version: 1, counted_to: toDay, figures, case_ids: caseIds, parts },
    ...{ why: null, digest, ...signed(school.principal, sentAt) },
  })
  record(sheet, chance, {
    ...about,
    ...{ verb: 'submit_period_return', by: school.principal, at: sentAt },
    facts: { kind, fromOn, edition: 1, digest },
  })
  held.end('met', sentAt)
  answer(telling, { about, versionId, period, sentAt, back: newest && home, unread: newest })
}

type Answering = {
  readonly about: { readonly subjectKind: string; readonly subjectId: string; readonly schoolId: string }
  readonly versionId: string
  readonly period: Period
  readonly sentAt: Instant
  readonly back: boolean
  readonly unread: boolean
}

function answer(telling: Telling, { about, versionId, period, sentAt, back, unread }: Answering): void {
  const { sheet, chance, given, book, clockwork, county } = telling
  const { bureau } = county
  if (unread && !back && chance.hit(UNREAD_SHARE)) return
  const day = back ? addDays(given.today, -1) : addDays(dayOf(sentAt), 1)
  const at = atMinute(day, 10 * 60 + chance.below(60))
  if (at >= given.now || at <= sentAt) return
  const decision = back ? 'sent_back' : 'accepted'
  sheet.add('period_return_answer', {
    ...{ id: chance.id(epochMs(at)), version_id: versionId, decision },
    ...{ reason: back ? '期末在校学生与学籍系统差一人，请核对转入学生后重报。' : null },
    ...signed(bureau, at),
  })
  record(sheet, chance, {
    ...about,
    ...{ verb: back ? 'send_back_period_return' : 'accept_period_return', by: bureau, at },
    facts: { kind: period.kind, fromOn: period.fromOn, edition: 1 },
  })
  if (!back) return
  for (const duty of clockwork.started('period_return_sent_back', at))
    book.open(duty, subjectOf(about.subjectId, about.schoolId), { unitId: about.schoolId, role: duty.owner })
}

function subjectOf(subjectId: string, schoolId: string) {
  return { subjectId, caseId: null, absenceId: null, childId: null, classId: null, schoolId }
}

/** 时限当天下午报；迟的，过了时限两天。 */
function sentAtOf(duty: DutyStarted, chance: Chance, late: boolean): Instant {
  const day = addDays(dayOf(duty.dueAt), late ? 2 : 0)
  return atMinute(day, 15 * 60 + chance.below(120))
}

const signed = (by: Post, at: Instant) => ({
  person_id: by.personId,
  appointment_id: by.appointmentId,
  recorded_at: at,
})
