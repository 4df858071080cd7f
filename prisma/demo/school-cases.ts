import type { Instant } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import type { Pupil } from './children.ts'
import { atMinute } from './journal.ts'
import type { Scene, Stage } from './stage.ts'

const MORNING = 10 * 60
const NOON = 11 * 60 + 20
const AFTERNOON = 15 * 60 + 30

/** 上门劝返一次，承诺返校。 */
export function persuaded(at: Instant): Scene {
  return [at, (kase, acts, at) => acts.persuade(kase, at, { visited: true, effect: 'promised' })]
}

/** 示范班主任的班：每个早期状态一名，专干、校长、教育局的桌上因此也都有事。 */
export function stageHomeClass(stage: Stage, take: () => Pupil): void {
  const yesterday = stage.schoolDay(1)
  // 昨天没来，还没有联系家长：当天两件事都已逾期。
  stage.truancy(take(), { from: yesterday, scenes: [], sameDay: () => 'none' })
  // 昨天没来，已报学校，专干还没有收。
  stage.truancy(take(), { from: yesterday, scenes: [], sameDay: () => 'unreceived' })
  // 昨天劝返过一次，书面报告时限在走。
  stage.truancy(take(), {
    from: stage.schoolDay(2),
    scenes: [persuaded(atMinute(yesterday, MORNING))],
    sameDay: (day) => (day === yesterday ? 'unreceived' : 'done'),
  })
  // 书面报告今天到期，草稿在校长桌上。
  const dueToday = stage.truancy(take(), reportDueIn(stage, 3))
  stage.draft(dueToday, atMinute(yesterday, AFTERNOON))
  // 返校七日，观察中；当天报告迟了一天，永远是迟。
  const back = stage.schoolDay(7)
  stage.truancy(take(), {
    from: stage.schoolDay(9),
    until: back,
    scenes: [persuaded(atMinute(stage.schoolDay(8), MORNING)), returned(back)],
    sameDay: (day) => (day === stage.schoolDay(9) ? 'late' : 'done'),
  })
  // 观察期刚满，等专干申请销号。
  stage.truancy(take(), watchedFor(stage, 33, []))
  // 报过乡镇之后才返校、观察期也满了：销号要学校、乡镇、教育局三人三手。
  stage.truancy(take(), watchedAfterTownship(stage, 34))
}

function watchedAfterTownship(stage: Stage, schoolDaysAgo: number) {
  const back = stage.schoolDay(schoolDaysAgo)
  // 劝返、报送、签收在同一天：隔着寒假也不会在中间逾期。
  const reported = stage.before(back, 2)
  const received = atMinute(reported, AFTERNOON + 60)
  const scenes: Scene[] = [
    persuaded(atMinute(reported, MORNING)),
    reportedOn(reported),
    [received, (kase, acts, at) => acts.receive(kase, at)],
    visitedOn(stage.before(back, 1), 'promised'),
    returned(back),
  ]
  return { from: stage.before(back, 3), until: back, scenes }
}

/** 首次劝返在 n 个工作日之前：三个工作日的书面报告时限由此落在今天、明天或昨天。 */
export function reportDueIn(stage: Stage, workDaysAgo: number, scenes: readonly Scene[] = []) {
  const persuadedOn = stage.workDay(workDaysAgo)
  return {
    from: stage.before(persuadedOn, 1),
    scenes: [persuaded(atMinute(persuadedOn, MORNING)), ...scenes],
  }
}

/** n 个在校日之前返校的：三十个在校日一满，时钟自会核算。 */
export function watchedFor(stage: Stage, schoolDaysAgo: number, scenes: readonly Scene[]) {
  const back = stage.schoolDay(schoolDaysAgo)
  const persuadedOn = stage.before(back, 1)
  return {
    from: stage.before(back, 2),
    until: back,
    scenes: [persuaded(atMinute(persuadedOn, MORNING)), returned(back), ...scenes],
  }
}

/** 专干凭当日点名确认返校。 */
export function returned(day: PlainDate): Scene {
  const at = atMinute(day, NOON)
  return [at, (kase, acts, at) => acts.confirmReturn(kase, at)]
}

/** 申请、核实、准予：三人三天。 */
export function strikeOffOn(
  stage: Stage,
  requestedAgo: number,
  upTo: 'requested' | 'checked' | 'decided',
): readonly Scene[] {
  const requested = atMinute(stage.schoolDay(requestedAgo), MORNING)
  const checked = atMinute(stage.schoolDay(requestedAgo - 1), AFTERNOON)
  const scenes: Scene[] = [
    [
      requested,
      (kase, acts, at) =>
        acts.request(kase, at, 'returned_to_school', ['attendance_record', 'observation_record']),
    ],
  ]
  if (upTo === 'requested') return scenes
  scenes.push([checked, (kase, acts, at) => acts.check(kase, at)])
  if (upTo === 'checked') return scenes
  const decided = atMinute(stage.schoolDay(requestedAgo - 2), MORNING)
  return [...scenes, [decided, (kase, acts, at) => acts.decide(kase, at)]]
}

/** 学校一侧的其余各态，分在全县各校；`take` 依次给人。 */
export function stageSchoolCases(
  stage: Stage,
  take: () => Pupil,
  takeLeaving: (toOn: PlainDate) => Pupil,
): void {
  stage.truancy(take(), reportDueIn(stage, 2))
  stage.truancy(take(), reportDueIn(stage, 1))
  // 昨天到期未报：时钟移送乡镇，学校的逾期留在案上。
  stage.truancy(take(), reportDueIn(stage, 4))
  // 全无劝返记录：次一在校日结束起算，再三个工作日后移送。
  stage.truancy(take(), { from: stage.schoolDay(6), scenes: [] })
  // 退回补正，学校另报。
  const sentBackAt = atMinute(stage.workDay(1), AFTERNOON)
  stage.truancy(
    take(),
    reportDueIn(stage, 4, [
      reportedOn(stage.workDay(2)),
      [sentBackAt, (kase, acts, at) => acts.sendBack(kase, at, '家长联系电话与村别不符，请核对后重报')],
    ]),
  )
  // 复辍：观察期内又缺。
  const again = stage.schoolDay(3)
  const againAt = atMinute(again, 520)
  stage.truancy(take(), {
    ...watchedFor(stage, 18, [
      [againAt, (kase, acts, at) => acts.relapse(kase, at)],
      persuaded(atMinute(stage.schoolDay(2), MORNING)),
    ]),
    againFrom: again,
  })
  // 待县教育局决定的销号，一件已核实，一件未核实。
  stage.truancy(take(), watchedFor(stage, 37, strikeOffOn(stage, 4, 'checked')))
  stage.truancy(take(), watchedFor(stage, 35, strikeOffOn(stage, 2, 'requested')))
  for (const ago of [38, 39, 40])
    stage.truancy(take(), watchedFor(stage, ago, strikeOffOn(stage, ago - 33, 'decided')))
  // 外地就读，凭就读证明申请按去向销号。
  const departed = atMinute(stage.schoolDay(2), MORNING)
  stage.truancy(
    take(),
    reportDueIn(stage, 6, [
      reportedOn(stage.workDay(5)),
      receivedOn(stage.workDay(4)),
      visitedOn(stage.workDay(2), 'unreachable'),
      [departed, (kase, acts, at) => acts.request(kase, at, 'out_of_area', ['out_of_area_certificate'])],
    ]),
  )
  // 因病休学，限期销号到期自动回台账。
  const leftOn = stage.schoolDay(12)
  const placed = atMinute(leftOn, AFTERNOON)
  stage.truancy(takeLeaving(leftOn), {
    from: stage.before(leftOn, 1),
    until: addDays(leftOn, 1),
    scenes: [
      persuaded(atMinute(leftOn, MORNING)),
      [placed, (kase, acts, at) => acts.place(kase, at, 'study_leave', addDays(stage.today, 150))],
    ],
  })
}

/** 学期里陆续发生、陆续返校的平常个案。 */
export function stageOrdinaryCases(stage: Stage, take: () => Pupil): void {
  for (const ago of [5, 8, 10, 11, 14, 15, 17, 19, 21, 22, 24, 26, 27, 28, 29]) {
    stage.truancy(take(), watchedFor(stage, ago, []))
  }
}

/** 校长签发，报送乡镇。 */
export function reportedOn(day: PlainDate): Scene {
  const at = atMinute(day, AFTERNOON)
  return [at, (kase, acts, at) => acts.report(kase, at)]
}

/** 乡镇签收。 */
export function receivedOn(day: PlainDate): Scene {
  const at = atMinute(day, MORNING - 30)
  return [at, (kase, acts, at) => acts.receive(kase, at)]
}

/** 乡镇入户一次。 */
export function visitedOn(day: PlainDate, outcome: 'promised' | 'refused' | 'unreachable'): Scene {
  const at = atMinute(day, NOON)
  return [at, (kase, acts, at) => acts.visit(kase, at, outcome)]
}
