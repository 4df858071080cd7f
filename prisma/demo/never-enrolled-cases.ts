import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import type { ChildStatus, Pupil } from './children.ts'
import { atMinute } from './journal.ts'
import type { Scene, Stage } from './stage.ts'

const MORNING = 9 * 60 + 20

/** 取一个未入学线上的孩子；给了入学日的，是那天编进一年级的。 */
export type TakeNeverEnrolled = {
  outside(status: ChildStatus): Pupil
  enrolledOn(day: PlainDate): Pupil
}

type Act = 'survey' | 'organise' | 'criticise' | 'serveNotice' | 'order' | 'refer'

function acted(day: PlainDate, act: Act, minute = MORNING): Scene {
  const at = atMinute(day, minute)
  return [at, (kase, acts, at) => acts[act](kase, at)]
}

function enrolled(day: PlainDate): Scene {
  const at = atMinute(day, 11 * 60)
  return [at, (kase, acts, at) => acts.enrol(kase, at)]
}

/** 未入学线的各态：摸底、组织入学、通知书、责令、司法文书、入学观察、待销号、限期销号、已销号。 */
export function stageNeverEnrolled(stage: Stage, take: TakeNeverEnrolled): void {
  const open = (ago: number): PlainDate => stage.workDay(ago)
  const from = (ago: number, scenes: readonly Scene[], status: ChildStatus = 'never_enrolled'): void => {
    stage.neverEnrolled(take.outside(status), open(ago), scenes)
  }
  // 摸底：今天到期、明天到期。
  from(3, [])
  from(2, [])
  // 组织入学之中，已代监护人申请缓学，等村里的意见。
  const applied = atMinute(stage.workDay(1), 16 * 60)
  from(6, [
    acted(stage.workDay(4), 'survey'),
    acted(stage.workDay(2), 'organise'),
    [applied, (kase, acts, at) => acts.apply(kase, at, addDays(stage.today, 200))],
  ])
  const organised = (ago: number): readonly Scene[] => [
    acted(stage.workDay(ago - 2), 'survey'),
    acted(stage.workDay(ago - 4), 'organise'),
    acted(stage.workDay(ago - 5), 'criticise'),
  ]
  from(10, [...organised(10), acted(stage.workDay(4), 'order')])
  from(18, [...organised(18), acted(stage.workDay(12), 'order'), acted(stage.workDay(3), 'serveNotice')])
  from(26, [
    ...organised(26),
    acted(stage.workDay(20), 'order'),
    acted(stage.workDay(13), 'serveNotice'),
    acted(stage.workDay(4), 'refer'),
  ])
  // 缓学（附件6）：将到续批的日子；送教上门：到学年末。
  const placed = (ago: number, reason: 'deferral' | 'home_teaching', until: PlainDate): readonly Scene[] => {
    const at = atMinute(stage.workDay(ago), 16 * 60)
    return [
      acted(stage.workDay(ago + 1), 'survey'),
      [at, (kase, acts, at) => acts.place(kase, at, reason, until)],
    ]
  }
  from(22, placed(20, 'deferral', addDays(stage.today, 11)), 'deferred')
  from(20, placed(18, 'home_teaching', addDays(stage.today, 210)), 'home_teaching')
  // 组织入学成功：观察中、观察期满、已销号。
  const watched = (schoolDaysAgo: number, more: readonly Scene[]): void => {
    const day = stage.schoolDay(schoolDaysAgo)
    const child = take.enrolledOn(day)
    const opened = stage.before(day, 3)
    const scenes = [
      acted(stage.before(day, 2), 'survey'),
      acted(stage.before(day, 1), 'organise'),
      enrolled(day),
      ...more,
    ]
    stage.neverEnrolled(child, opened, scenes, child.classroom)
  }
  watched(12, [])
  watched(34, [])
  const requested = atMinute(stage.schoolDay(4), MORNING)
  const checked = atMinute(stage.schoolDay(3), MORNING)
  const decided = atMinute(stage.schoolDay(2), MORNING)
  watched(37, [
    [
      requested,
      (kase, acts, at) => acts.request(kase, at, 'enrolled', ['attendance_record', 'observation_record']),
    ],
    [checked, (kase, acts, at) => acts.check(kase, at)],
    [decided, (kase, acts, at) => acts.decide(kase, at)],
  ])
}
