import { dayOf } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import type { Cast } from './cast.ts'
import { atMinute } from './journal.ts'
import { persuaded, reportedOn, returned, strikeOffOn, visitedOn } from './school-cases.ts'
import type { Scene, Stage, Truancy } from './stage.ts'

const MORNING = 9 * 60 + 40
const EVENING = 16 * 60 + 30
const REACH_BACK = 12

/** 满时立案的一天，与它所自的缺勤日。 */
type Found = { readonly on: PlainDate; readonly from: PlainDate }

// 自哪天起缺勤，正好在这天满时；周二没有（周日无课），给 null。
function sinceFor(stage: Stage, day: PlainDate): PlainDate | null {
  for (let n = 1; n <= REACH_BACK; n += 1) {
    const from = stage.before(day, n)
    const filledAt = stage.fills(from)
    if (filledAt && dayOf(filledAt) === day) return from
    if (filledAt && dayOf(filledAt) < day) return null
  }
  return null
}

/** 最近第 n 个在校日，或再往前头一个能满时的在校日。 */
function found(stage: Stage, n: number): Found {
  for (let ago = n; ago <= n + REACH_BACK; ago += 1) {
    const on = stage.schoolDay(ago)
    const from = sinceFor(stage, on)
    if (from) return { on, from }
  }
  throw new Error('no day on which the hours fill')
}

function workDayAfter(stage: Stage, day: PlainDate, n: number): PlainDate {
  const later = Array.from({ length: 90 }, (_, at) => stage.workDay(at)).filter((one) => one > day)
  return later.reverse()[n - 1] ?? stage.today
}

function schoolDayAfter(stage: Stage, day: PlainDate, n: number): PlainDate {
  for (let ago = 1; ; ago += 1) if (stage.before(stage.schoolDay(ago), n) <= day) return stage.schoolDay(ago)
}

function countersignedOn(day: PlainDate): Scene {
  return [atMinute(day, EVENING), (kase, acts, at) => acts.countersign(kase, at)]
}

/** 满时当天：先劝返，问明原因与去向，再报送；责任督学同时签字（DDK-4.4.2，DDK-4.5.2）。 */
function reported({ on }: Found, signed = true): Scene[] {
  return [persuaded(atMinute(on, MORNING)), reportedOn(on), ...(signed ? [countersignedOn(on)] : [])]
}

/** 报送、会签、次日签收，其后各幕按签收之后第几个工作日。 */
function received(
  stage: Stage,
  ago: number,
  more: (day: (n: number) => PlainDate) => readonly Scene[] = () => [],
): Truancy {
  const start = found(stage, ago)
  const day = (n: number) => workDayAfter(stage, start.on, n)
  const receipt: Scene = [atMinute(day(1), MORNING), (kase, acts, at) => acts.receive(kase, at)]
  return { from: start.from, scenes: [...reported(start), receipt, ...more(day)] }
}

/** 报送之后第三个在校日返校，观察期自那天起。 */
function back(stage: Stage, ago: number, more: readonly Scene[] = []): Truancy {
  const start = found(stage, ago)
  const on = schoolDayAfter(stage, start.on, 3)
  return { from: start.from, until: on, scenes: [...reported(start), returned(on), ...more] }
}

function measured(day: PlainDate, measure: 'criticise' | 'order' | 'confirmDropout'): Scene {
  return [atMinute(day, EVENING), (kase, acts, at) => acts[measure](kase, at)]
}

/** 大渡口：48 小时满即立案，发现当日报户籍地镇街与区教委，督学同时签字。各态各有一件。 */
export function stageHoursCases(stage: Stage, cast: Cast): void {
  const home = cast.homeClass
  const town = cast.homeTownship
  const refusedTwice = (day: (n: number) => PlainDate): Scene[] => [
    visitedOn(day(2), 'refused'),
    visitedOn(day(4), 'unreachable'),
    measured(day(5), 'criticise'),
  ]
  // 上一在校日满时：一件当天没有报，时钟移送；一件报了，督学没有签；一件报了也签了。
  const last = found(stage, 1)
  stage.truancy(home(), { from: last.from, scenes: [] })
  stage.truancy(home(), { from: last.from, scenes: reported(last, false) })
  stage.truancy(town(), { from: last.from, scenes: reported(last) })
  // 今天满时，发现当日就要报；今天满不了的，取下一个在校日满时的前一步：只有缺勤，没有案。
  const today = sinceFor(stage, stage.today)
  if (today && (stage.fills(today) ?? '') <= stage.now) stage.truancy(home(), { from: today, scenes: [] })
  // 退回补正，学校再报。
  const returnedPaper = found(stage, 2)
  const sentBackOn = workDayAfter(stage, returnedPaper.on, 1)
  stage.truancy(town(), {
    from: returnedPaper.from,
    scenes: [
      ...reported(returnedPaper),
      [atMinute(sentBackOn, MORNING), (kase, acts, at) => acts.sendBack(kase, at, '请补写去向后重报')],
    ],
  })
  stage.truancy(town(), received(stage, 2))
  stage.truancy(
    town(),
    received(stage, 5, (day) => [visitedOn(day(2), 'promised')]),
  )
  stage.truancy(town(), received(stage, 9, refusedTwice))
  stage.truancy(
    town(),
    received(stage, 14, (day) => [...refusedTwice(day), measured(day(8), 'order')]),
  )
  stage.truancy(
    town(),
    received(stage, 20, (day) => [...refusedTwice(day), measured(day(8), 'order')]),
  )
  stage.truancy(
    town(),
    received(stage, 24, (day) => [...refusedTwice(day), measured(day(9), 'confirmDropout')]),
  )
  stage.truancy(home(), back(stage, 9))
  for (const ago of [6, 8, 11, 13, 16, 19, 22, 26]) stage.truancy(cast.anywhere(), back(stage, ago))
  stage.truancy(home(), back(stage, 36))
  stage.truancy(cast.anywhere(), back(stage, 39, strikeOffOn(stage, 4, 'checked')))
  for (const ago of [40, 41])
    stage.truancy(cast.anywhere(), back(stage, ago, strikeOffOn(stage, 5, 'decided')))
  // 因病休学，限期销号到期自动回台账。
  const ill = found(stage, 13)
  const placedOn = workDayAfter(stage, ill.on, 1)
  stage.truancy(cast.leaving(placedOn), {
    from: ill.from,
    until: addDays(placedOn, 1),
    scenes: [
      ...reported(ill),
      [
        atMinute(placedOn, EVENING),
        (kase, acts, at) => acts.place(kase, at, 'study_leave', addDays(stage.today, 150)),
      ],
    ],
  })
  stageOutsideCases(stage, cast)
}

/** 户籍在外区的孩子（C-04，domain 6.7 ③）：时钟移送等补签的、等着寄的、寄出等答复的、已有答复的各一件。 */
function stageOutsideCases(stage: Stage, cast: Cast): void {
  const last = found(stage, 1)
  stage.truancy(cast.fromOutside(), { from: last.from, scenes: [] })
  stage.truancy(cast.fromOutside(), { from: last.from, scenes: reported(last) })
  const sent = (day: (n: number) => PlainDate): Scene => [
    atMinute(day(1), EVENING),
    (kase, acts, at) => acts.deliver(kase, at),
  ]
  const answered = (day: (n: number) => PlainDate): Scene => [
    atMinute(day(4), MORNING),
    (kase, acts, at) => acts.hearFromOutside(kase, at),
  ]
  stage.truancy(
    cast.fromOutside(),
    received(stage, 3, (day) => [sent(day)]),
  )
  stage.truancy(
    cast.fromOutside(),
    received(stage, 8, (day) => [sent(day), visitedOn(day(2), 'promised'), answered(day)]),
  )
}
