import { createHash } from 'node:crypto'
import { caseNumber } from '#lib/data/cases/open-case'
import { dayOf, epochMs, type Instant, instant } from '#lib/rules/calendar/instant'
import { dutiesThatRunOn, openingOf, type RunningDuty } from '#lib/rules/cases/case-fold'
import { CASE_STATE_LABEL, FIRST_STATE } from '#lib/rules/cases/case-states'
import { stepOf } from '#lib/rules/cases/case-steps'
import type { CaseVerb } from '#lib/rules/cases/case-verbs'
import { DUTIES_OF } from '#lib/rules/cases/state-duties'
import { targetOf } from '#lib/rules/cases/step'
import { strikeOffHolder } from '#lib/rules/cases/strike-off-holder'
import type { DutyStarted } from '#lib/rules/clocks/duties-started'
import type { DutyCode } from '#lib/rules/clocks/duty-codes'
import { addStep, traceStep } from './case-trace.ts'
import type { Chance } from './chance.ts'
import { type Clockwork, justAfter } from './clockwork.ts'
import type { County, Post } from './county.ts'
import { deadlineBook, type Held, type Opened, type Subject } from './deadline-book.ts'
import { lessonAt, record } from './journal.ts'
import type { ClockPapers, Kase, Opening, StepGiven } from './kase.ts'
import type { Sheet } from './rows.ts'

/** 个案簿：与真实办理读同一张步骤表、同一套时限规则；表不许的一步当场抛出。 */
export type CaseBook = {
  open(opening: Opening): Kase
  step(kase: Kase, verb: CaseVerb, by: Post | null, at: Instant, given?: StepGiven): void
  /** 让时钟走到 `until`：途中届满未办的，按步骤表移交或记明。 */
  runClock(kase: Kase, until: Instant): void
  /** 不走状态的一步：校长分别联系家长与村。 */
  remark(kase: Kase, verb: 'contact_guardian' | 'contact_village', by: Post, at: Instant): void
  deadline(
    started: DutyStarted,
    subject: Subject,
    kase: Pick<Kase, 'classroom' | 'school' | 'township'>,
  ): Held
  write(now: Instant): void
}

// 哪种时限届满，时钟走哪一步。
const CLOCK_STEP: Partial<Readonly<Record<DutyCode, CaseVerb>>> = {
  persuasion: 'note_no_persuasion',
  written_report: 'move_report',
  township_receipt: 'move_receipt',
  township_visit: 'note_overdue',
  revisit: 'note_overdue',
  return_by: 'note_overdue',
  order_expiry: 'note_overdue',
  observation: 'pass_observation',
  monthly_return: 'note_overdue',
}

// 销号申请办到哪里，由哪一步来。
const STRIKE_OFF: Partial<Readonly<Record<CaseVerb, Kase['asking']>>> = {
  strike_off_request: 'requested',
  strike_off_check: 'checked',
  strike_off_refuse: 'none',
}

// 观察期满之后的时限记在下一手名下，与真实办理同一条规则。
function holderOf({ asking, columns }: Kase, { duty, owner }: Opened): Opened['owner'] {
  const standing = { requested: asking !== 'none', checked: asking === 'checked' }
  const townshipParty = columns.township_since !== null
  return (duty === 'monthly_return' && strikeOffHolder({ ...standing, townshipParty })) || owner
}

/** 打开一个县的个案簿。 */
export function caseBook(
  sheet: Sheet,
  chance: Chance,
  county: County,
  clockwork: Clockwork,
  policyVersionId: string,
  papers: ClockPapers,
): CaseBook {
  const deadlines = deadlineBook(sheet, chance, policyVersionId)
  const cases: Kase[] = []

  const ownerOf = (
    { classroom, school, township }: Pick<Kase, 'classroom' | 'school' | 'township'>,
    { owner }: Pick<DutyStarted, 'owner'>,
  ): { unitId: string; role: string } => {
    if (owner === 'teacher') return { unitId: classroom?.id ?? school?.id ?? township.id, role: owner }
    if (owner === 'officer' || owner === 'principal') return { unitId: school?.id ?? county.id, role: owner }
    if (owner === 'township' || owner === 'township_leader') return { unitId: township.id, role: owner }
    return { unitId: county.id, role: owner }
  }

  const begin = (kase: Kase, started: readonly Opened[]): Held[] =>
    started.map((one) => deadlines.open(one, subjectOf(kase), ownerOf(kase, one)))

  const open: CaseBook['open'] = ({ line, pupil, classroom, absentSince, clause, by, at, note }) => {
    const id = chance.id(epochMs(at))
    const school = classroom?.school ?? null
    // 当地乡镇照档案（C-04）：南安是学校所在地，其余示范法域的个案都按常住地。
    const atSchool = clockwork.profile.townshipBasis.value === 'school' || !pupil.township.hasGovernment
    const township = (atSchool ? school?.township : null) ?? pupil.township
    const columns = {
      id,
      child_id: pupil.id,
      line,
      school_id: school?.id ?? null,
      class_id: classroom?.id ?? null,
      village_id: pupil.village.id,
      township_id: township.id,
      township_since: line === 'never_enrolled' ? at : null,
      policy_version_id: policyVersionId,
      trigger_clause: clause,
      met_days: [absentSince],
      absent_since_on: absentSince,
      opened_at: at,
      reason: null,
      whereabouts: null,
      responsible_id: classroom?.teacher.personId ?? null,
      school_failure: null,
      relapses: 0,
      returned_on: null,
      until_on: null,
      close_reason: null,
      closed_at: null,
    }
    const state = FIRST_STATE[line]
    const kase: Kase = {
      ...{
        id,
        pupil,
        line,
        school,
        classroom,
        township,
        openedAt: at,
        openedBy: by,
        absentSince,
        clause,
        state,
        version: 1,
        steps: 0,
      },
      running: [],
      asking: 'none',
      columns,
    }
    cases.push(kase)
    // 按小时立案的，劝返自立案起算，报告自发现起算（ADR 0020）；按日立案的，自缺勤起算。
    const byHours = clockwork.profile.absenceTrigger.value.mode === 'hours'
    const started =
      line === 'truancy'
        ? [
            ...(byHours ? clockwork.started('absence_found', at) : []),
            ...clockwork.started('unexcused_absence', lessonAt(byHours ? dayOf(at) : absentSince)),
          ].filter(({ duty }) => DUTIES_OF[state].includes(duty))
        : [{ ...clockwork.opened('township_visit', at), event: 'open_case' }]
    kase.running = begin(kase, started)
    Object.assign(kase, { steps: 1 })
    addStep(sheet, chance, kase, {
      verb: 'open_case',
      from: state,
      by,
      at,
      given: { happenedOn: absentSince, ...(note ? { note } : {}) },
    })
    return kase
  }

  const step: CaseBook['step'] = (kase, verb, by, at, given = {}) => {
    const taken = stepOf(kase.state, verb)
    const hand = by?.role ?? 'clock'
    if (!taken?.by.includes(hand)) throw new Error(`${hand} cannot ${verb} a case that is ${kase.state}`)
    const to = targetOf(taken, kase.line)
    const running: readonly RunningDuty[] = kase.running
    const stays = new Set(dutiesThatRunOn(running, taken, to).map(({ duty }) => duty))
    const { starts, fallback } = openingOf(taken, kase.line, running)
    const startAt = given.startAt ?? at
    const started = (starts ? clockwork.started(starts, startAt) : []).filter(
      ({ duty }) => DUTIES_OF[to].includes(duty) && !stays.has(duty),
    )
    const needsOwn = fallback !== null && started.every(({ duty }) => duty === 'countersignature')
    if (verb in STRIKE_OFF) kase.asking = STRIKE_OFF[verb] ?? kase.asking
    const carried = needsOwn ? [{ ...clockwork.opened(fallback, startAt, given.until), event: verb }] : []
    const opened = begin(kase, [
      ...started,
      ...carried.map((one) => ({ ...one, owner: holderOf(kase, one) })),
    ])
    const ends: readonly DutyCode[] = taken.ends ?? []
    for (const held of kase.running.filter(({ duty }) => !stays.has(duty))) {
      if (!ends.includes(held.duty)) held.end('void', at, `个案已转为“${CASE_STATE_LABEL[to]}”，此项不再欠`)
      else if (by === null && at > held.dueAt) held.end('moved', at, undefined, opened[0])
      else held.end('met', at)
    }
    kase.running = [...kase.running.filter(({ duty }) => stays.has(duty)), ...opened]
    const from = kase.state
    Object.assign(kase.columns, given.changes)
    Object.assign(kase, { state: to, version: kase.version + 1, steps: kase.steps + 1 })
    traceStep(sheet, chance, kase, { verb, from, by, at, given })
  }

  const remark: CaseBook['remark'] = (kase, verb, by, at) => {
    Object.assign(kase, { version: kase.version + 1, steps: kase.steps + 1 })
    traceStep(sheet, chance, kase, { verb, from: kase.state, by, at, given: { happenedOn: dayOf(at) } })
  }

  const runClock: CaseBook['runClock'] = (kase, until) => {
    for (;;) {
      const due = kase.running
        .filter(({ duty }) =>
          stepOf(kase.state, CLOCK_STEP[duty] ?? 'expire_placement')?.by.includes('clock'),
        )
        .filter((held) => CLOCK_STEP[held.duty] !== undefined)
        .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0]
      const verb = due && CLOCK_STEP[due.duty]
      if (!due || !verb) return
      // 观察期在期末日放学后核算，其余都要等届满。
      const at = instant(
        verb === 'pass_observation' ? epochMs(due.dueAt) - 6 * 3_600_000 : justAfter(due.dueAt),
      )
      if (at > until) return
      step(kase, verb, null, at, {
        ...(verb === 'note_no_persuasion' ? { startAt: due.dueAt } : {}),
        ...(verb === 'note_overdue' || verb === 'move_receipt'
          ? {
              note: `应于${Number(dayOf(due.dueAt).slice(5, 7))}月${Number(dayOf(due.dueAt).slice(8))}日办结，届满未办`,
            }
          : {}),
      })
      papers(kase, verb, at, due)
    }
  }

  const recordOpening = (kase: Kase, number: string): void =>
    record(sheet, chance, {
      verb: 'open_case',
      subjectKind: 'dropout_case',
      subjectId: kase.id,
      caseId: kase.id,
      classId: kase.classroom?.id ?? null,
      schoolId: kase.school?.id ?? null,
      by: kase.openedBy,
      at: kase.openedAt,
      happenedOn: kase.absentSince,
      facts: {
        line: kase.line,
        number,
        clause: kase.clause,
        metDays: [kase.absentSince],
        since: kase.absentSince,
      },
    })

  const write: CaseBook['write'] = (now) => {
    const numbers = new Map<string, number>()
    for (const kase of [...cases].sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1))) {
      const year = Number(dayOf(kase.openedAt).slice(0, 4))
      const series = kase.school?.id ?? kase.township.id
      const key = `${series} ${year}`
      const number = (numbers.get(key) ?? 0) + 1
      numbers.set(key, number)
      const name = caseNumber(year, kase.school?.plan.code ?? kase.township.code, number)
      sheet.add('dropout_case', { ...kase.columns, number: name, state: kase.state, version: kase.version })
      recordOpening(kase, name)
    }
    for (const [key, last] of numbers) {
      const [series, year] = key.split(' ')
      sheet.add('serial_counter', {
        id: chance.id(),
        school_id: series,
        series: 'case',
        year: Number(year),
        last,
      })
    }
    deadlines.write(now)
  }

  return {
    open,
    step,
    remark,
    runClock,
    write,
    deadline: (started, subject, kase) => deadlines.open(started, subject, ownerOf(kase, started)),
  }
}

function subjectOf(kase: Kase): Subject {
  return {
    subjectId: kase.id,
    caseId: kase.id,
    absenceId: null,
    childId: kase.pupil.id,
    classId: kase.classroom?.id ?? null,
    schoolId: kase.school?.id ?? null,
  }
}

/** 内容摘要，写进纸面与台账。 */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}
