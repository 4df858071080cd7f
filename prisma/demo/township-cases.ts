import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import type { Pupil } from './children.ts'
import { atMinute } from './journal.ts'
import { receivedOn, reportDueIn, reportedOn, visitedOn } from './school-cases.ts'
import type { Scene, Stage } from './stage.ts'

const MORNING = 9 * 60 + 40

/** 报到签收：三个工作日内报、次日签收；`receivedAgo` 个工作日之前签收。 */
function received(stage: Stage, receivedAgo: number, scenes: readonly Scene[] = []) {
  return reportDueIn(stage, receivedAgo + 3, [
    reportedOn(stage.workDay(receivedAgo + 1)),
    receivedOn(stage.workDay(receivedAgo)),
    ...scenes,
  ])
}

type Measure = 'criticise' | 'issueFirst' | 'spoil' | 'serveNotice' | 'order' | 'refer' | 'confirmDropout'

function measured(day: PlainDate, measure: Measure, minute = MORNING): Scene {
  const at = atMinute(day, minute)
  return [at, (kase, acts, at) => acts[measure](kase, at)]
}

/** 批评教育之后责令限期改正；`servedDaysAgo` 个自然日之前送达。 */
function ordered(stage: Stage, servedDaysAgo: number, scenes: readonly Scene[] = []) {
  const servedOn = addDays(stage.today, -servedDaysAgo)
  const received = workDaysBefore(stage, servedOn)
  return {
    from: stage.before(received(7), 1),
    scenes: [
      persuadedScene(received(7)),
      reportedOn(received(5)),
      receivedOn(received(4)),
      visitedOn(received(2), 'refused'),
      visitedOn(received(1), 'refused'),
      measured(received(1), 'criticise', 15 * 60),
      measured(servedOn, 'order'),
      ...scenes,
    ],
  }
}

/** 责令之后两日下达通知书（DT-4.2.5）；`servedDaysAgo` 个自然日之前送达。 */
function noticed(stage: Stage, servedDaysAgo: number, scenes: readonly Scene[] = []) {
  return ordered(stage, servedDaysAgo + 2, [
    measured(addDays(stage.today, -servedDaysAgo), 'serveNotice'),
    ...scenes,
  ])
}

function persuadedScene(day: PlainDate): Scene {
  const at = atMinute(day, 10 * 60)
  return [at, (kase, acts, at) => acts.persuade(kase, at, { visited: true, effect: 'refused' })]
}

// 某日之前第 n 个工作日。
function workDaysBefore(stage: Stage, day: PlainDate): (n: number) => PlainDate {
  const all = Array.from({ length: 60 }, (_, at) => stage.workDay(at)).filter((one) => one < day)
  return (n) => all[n - 1] ?? day
}

/** 示范账号够不着的一件：已批评教育、责令改正已送达。别人的文书、送达、措施因此总有。 */
export function stageCaseElsewhere(stage: Stage, pupil: Pupil | null): void {
  if (pupil) stage.truancy(pupil, ordered(stage, 1))
}

/** 乡镇一侧的各态：待签收、入户将到期、通知书、责令、司法文书、认定辍学。 */
export function stageTownshipCases(stage: Stage, take: () => Pupil): void {
  // 昨天报送，今天该签收。
  stage.truancy(take(), reportDueIn(stage, 3, [reportedOn(stage.workDay(1))]))
  stage.truancy(take(), reportDueIn(stage, 2, [reportedOn(stage.workDay(1))]))
  // 前天报送未签收：昨天届满，转县教育局督办。
  stage.truancy(take(), reportDueIn(stage, 4, [reportedOn(stage.workDay(2))]))
  // 入户今天到期、明天到期、昨天已过。
  stage.truancy(take(), received(stage, 3))
  stage.truancy(take(), received(stage, 2))
  stage.truancy(take(), received(stage, 4))
  // 三次入户不成，已批评教育：轮到责令限期改正，也可以由县里认定辍学。
  stage.truancy(
    take(),
    received(stage, 8, [
      visitedOn(stage.workDay(6), 'refused'),
      visitedOn(stage.workDay(4), 'unreachable'),
      visitedOn(stage.workDay(1), 'refused'),
      measured(stage.workDay(1), 'criticise', 15 * 60),
    ]),
  )
  // 第一份文书已签发、写错作废、重开，等着送达。
  stage.truancy(
    take(),
    received(stage, 7, [
      visitedOn(stage.workDay(5), 'refused'),
      measured(stage.workDay(4), 'criticise', 15 * 60),
      measured(stage.workDay(2), 'issueFirst'),
      measured(stage.workDay(2), 'spoil', 11 * 60),
      measured(stage.workDay(1), 'issueFirst', 15 * 60),
    ]),
  )
  // 责令限期改正：在期、明天到期，都轮到下达通知书。
  stage.truancy(take(), ordered(stage, 3))
  stage.truancy(take(), ordered(stage, 6))
  // 限期复学：还有三天、今天到期、已过期可提请司法文书。
  stage.truancy(take(), noticed(stage, 4))
  stage.truancy(take(), noticed(stage, 7))
  stage.truancy(take(), noticed(stage, 9))
  // 提请司法文书，入户照常。
  stage.truancy(
    take(),
    noticed(stage, 16, [measured(addDays(stage.today, -5), 'refer'), visitedOn(stage.workDay(1), 'refused')]),
  )
  // 认定辍学：不结案，回访照开。
  stage.truancy(
    take(),
    received(stage, 14, [
      visitedOn(stage.workDay(12), 'refused'),
      visitedOn(stage.workDay(9), 'refused'),
      measured(stage.workDay(8), 'confirmDropout', 15 * 60),
      visitedOn(stage.workDay(6), 'unreachable'),
      visitedOn(stage.workDay(3), 'refused'),
    ]),
  )
}
