import { hoursFilled } from '#lib/rules/attendance/starting-signal'
import { dayOf, epochMs, type Instant, instant } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import { schoolDayOf } from '#lib/rules/calendar/school-days'
import { workDayKind } from '#lib/rules/calendar/working-days'
import type { RollBook } from './attendance.ts'
import { type CaseActs, caseActs } from './case-acts.ts'
import { type CaseBook, caseBook } from './case-book.ts'
import { type Chance, chanceOf } from './chance.ts'
import type { Pupil } from './children.ts'
import type { Clockwork } from './clockwork.ts'
import type { County } from './county.ts'
import { atMinute } from './journal.ts'
import type { ClockPapers, Kase } from './kase.ts'
import { paperBook } from './paper-book.ts'
import { addPlacementPapers, type PlacementGiven } from './placement-papers.ts'
import { type ReportBook, reportBook } from './report-book.ts'
import type { Sheet } from './rows.ts'
import type { DemoYear } from './school-year.ts'
import { STORIES, type Story } from './stories.ts'
import { type SameDay, type TruantDays, truantDays } from './truant-days.ts'

const REPORTABLE_MS = 2.5 * 3_600_000

/** 一幕：在某一刻前后办一件事；各案错开几分钟，同一个人不会同一秒签两份。 */
export type Scene = readonly [about: Instant, act: (kase: Kase, acts: CaseActs, at: Instant) => void]

/** 一段旷课：从哪天起，哪天不再缺（返校、休学），其间办了什么。 */
export type Truancy = {
  readonly from: PlainDate
  readonly until?: PlainDate
  /** 观察期内又缺的日子，从哪天起。 */
  readonly againFrom?: PlainDate
  readonly scenes: readonly Scene[]
  readonly sameDay?: (day: PlainDate) => SameDay
}

/** 剧本用的台：日子怎样数，个案怎样开场、怎样演完。 */
export type Stage = {
  readonly today: PlainDate
  readonly now: Instant
  /** 示范写起的头一个在校日。 */
  readonly firstDay: PlainDate
  /** 今天之前第 n 个在校日；1 是上一个在校日。 */
  schoolDay(n: number): PlainDate
  /** 今天（不上班则下一个工作日）之前第 n 个工作日。 */
  workDay(n: number): PlainDate
  /** 某日之前第 n 个在校日。 */
  before(day: PlainDate, n: number): PlainDate
  /** 自这天起缺勤，按小时立案的地方何时满时；按日立案的为 null。 */
  fills(from: PlainDate): Instant | null
  /** 疑似辍学线：无故缺勤立案，逐日记缺勤与当天两件事，再按幕演。 */
  truancy(pupil: Pupil, truancy: Truancy): Kase
  /** 未入学线：由摸排立案。 */
  neverEnrolled(
    pupil: Pupil,
    openedOn: PlainDate,
    scenes: readonly Scene[],
    classroom?: Pupil['classroom'],
  ): Kase
  draft(kase: Kase, at: Instant): void
  close(): void
}

export function openStage(
  sheet: Sheet,
  chance: Chance,
  county: County,
  clockwork: Clockwork,
  given: {
    readonly year: DemoYear
    readonly today: PlainDate
    readonly now: Instant
    readonly rolls: RollBook
    readonly policyVersionId: string
    readonly triggerClause: string
    readonly fieldKey: string
  },
): Stage {
  const { year, today, now, rolls } = given
  const past = year.daysTo(addDays(today, -1))
  const reports: ReportBook = reportBook(sheet, chance, county, clockwork.profile)
  const storyOf = (kase: Kase): Story => chanceOf(kase.pupil.id).pick(STORIES)

  const papers: ClockPapers = (kase, verb, at) => {
    if (verb === 'move_report') {
      reports.move(kase, at, storyOf(kase))
      Object.assign(kase.columns, {
        township_since: at,
        school_failure: '学校未在书面报告时限内报送，系统按已知情况移送乡镇',
      })
    }
    if (verb === 'pass_observation') {
      sheet.add('observation', {
        id: chance.id(epochMs(at)),
        case_id: kase.id,
        return_id: acts.returnsOf(kase).at(-1),
        needed_days: 30,
        attended_days: 30,
        missed_days: 0,
        completed_on: dayOf(at),
        recorded_at: at,
      })
    }
  }
  const cases: CaseBook = caseBook(sheet, chance, county, clockwork, given.policyVersionId, papers)
  const place = { sheet, chance, today, fieldKey: given.fieldKey }
  const legal = paperBook(place, clockwork.profile)
  const books = { cases, rolls, reports, papers: legal, fieldKey: given.fieldKey }
  const placements = (kase: Kase, paper: PlacementGiven) => addPlacementPapers(place, kase, paper)
  const acts = caseActs(sheet, chance, county, clockwork, { ...books, placements }, storyOf)
  const truants: TruantDays = truantDays(sheet, chance, clockwork, { cases, rolls })

  let played = 0
  const play = (kase: Kase, scenes: readonly Scene[]): Kase => {
    played += 1
    const apart = (played % 19) * 71_000 + played * 1_000
    for (const [about, act] of scenes) {
      const at = instant(epochMs(about) + apart)
      if (at > now) break
      cases.runClock(kase, at)
      act(kase, acts, at)
    }
    cases.runClock(kase, now)
    return kase
  }
  const nth = (days: readonly PlainDate[], n: number): PlainDate => {
    const day = days.at(-n)
    if (!day) throw new Error('the demonstration reaches back before the school year')
    return day
  }
  const markFrom = (
    kase: Kase,
    from: PlainDate,
    until: PlainDate | null,
    sameDay: (day: PlainDate) => SameDay,
  ): void => {
    for (const day of past) {
      if (day < from || (until !== null && day >= until)) continue
      truants.mark(kase.pupil, day, sameDay(day), kase.id)
    }
    // 今天的事办到哪里看此刻：过了两个多小时，半数班已联系并报告，学校还没有收。
    const { classroom } = kase.pupil
    if (until !== null || !classroom || year.daysTo(today).at(-1) !== today) return
    const reportable = epochMs(now) - epochMs(rolls.call(classroom, today).at) > REPORTABLE_MS
    truants.mark(kase.pupil, today, reportable && chance.hit(0.5) ? 'unreceived' : 'none', kase.id)
  }

  const { value: trigger, clause } = clockwork.profile.absenceTrigger
  const schoolDays = schoolDayOf(year.calendar)
  const fills = (from: PlainDate): Instant | null =>
    trigger.mode === 'hours' ? hoursFilled(from, { ...trigger, clause }, schoolDays) : null

  return {
    today,
    now,
    firstDay: past[0] ?? today,
    fills,
    schoolDay: (n) => nth(past, n),
    workDay: (n) => {
      let day = today
      while (!workDayKind(year.calendar.work, day).works) day = addDays(day, 1)
      for (let left = n; left > 0; left--) {
        do day = addDays(day, -1)
        while (!workDayKind(year.calendar.work, day).works)
      }
      return day
    },
    before: (day, n) => nth(year.daysTo(addDays(day, -1)), n),
    truancy: (pupil, { from, until, againFrom, scenes, sameDay = () => 'done' }) => {
      const { classroom } = pupil
      if (!classroom) throw new Error('a truant has a class')
      const filledAt = fills(from)
      const kase = cases.open({
        line: 'truancy',
        pupil,
        classroom,
        absentSince: from,
        clause: given.triggerClause,
        by: filledAt ? null : classroom.teacher,
        at: filledAt ?? rolls.call(classroom, from).at,
        ...(filledAt ? { note: `自 ${from} 首节起已满时，未到校也没有请假` } : {}),
      })
      markFrom(kase, from, until ?? null, sameDay)
      if (againFrom) markFrom(kase, againFrom, null, sameDay)
      return play(kase, scenes)
    },
    neverEnrolled: (pupil, openedOn, scenes, classroom) =>
      play(
        cases.open({
          line: 'never_enrolled',
          pupil,
          classroom: classroom ?? null,
          absentSince: year.startOn,
          clause: 'DT-3.1.3',
          by: pupil.township.clerk ?? county.bureau,
          at: atMinute(openedOn, 570),
        }),
        scenes,
      ),
    draft: (kase, at) => reports.draft(kase, at, storyOf(kase)),
    close: () => {
      cases.write(now)
      reports.write()
      legal.write()
    },
  }
}
