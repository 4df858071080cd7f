import { addDays, daysBetween, plainDate, weekdayOf } from '#lib/rules/calendar/plain-date'

export type SkippedDay = { date: string; why: string }

export type DayCell = {
  kind: 'start' | 'counted' | 'skipped' | 'over'
  date: string
  /** 一格代表几天；长假合为一格。 */
  days: number
  /** 计入的第几日。 */
  number?: number
  /** 格下的字：周末、国庆节、补班。 */
  why?: string
  isToday: boolean
  isDue: boolean
  /** 已经过完或正在过的计入日。 */
  isSpent: boolean
}

const FOLD_FROM_DAYS = 4

/**
 * 一个时限逐日展开：起始日、每个计入日、每个不计日，直到期限日；逾期后再加一格。
 * 起始日当日不计（民法典第二百零一条）。连续四日以上同一缘由的不计日合为一格。
 */
export function dayCells(clock: {
  startOn: string
  dueOn: string
  counted: readonly string[]
  skipped: readonly SkippedDay[]
  today: string
  over: boolean
  /** 自然日时限周末照计，不是补班。 */
  everyDay?: boolean
}): readonly DayCell[] {
  const why = new Map(clock.skipped.map((day) => [day.date, day.why]))
  const number = new Map(clock.counted.map((date, index) => [date, index + 1]))
  const length = daysBetween(plainDate(clock.startOn), plainDate(clock.dueOn))
  const dates = Array.from({ length: length + 1 }, (_, index) => addDays(plainDate(clock.startOn), index))
  const cells = dates.map((date): DayCell => {
    const mark = {
      date,
      days: 1,
      isToday: date === clock.today,
      isDue: date === clock.dueOn,
      isSpent: date <= clock.today,
    }
    const ordinal = number.get(date)
    if (ordinal !== undefined) {
      const madeUp = weekdayOf(date) >= 6 && !clock.everyDay
      return { ...mark, kind: 'counted', number: ordinal, ...(madeUp ? { why: '补班' } : {}) }
    }
    if (date === clock.startOn) return { ...mark, kind: 'start', why: '起' }
    return { ...mark, kind: 'skipped', why: why.get(date) ?? '不计' }
  })
  const folded = foldRuns(cells)
  if (!clock.over || clock.today <= clock.dueOn) return folded
  const days = daysBetween(plainDate(clock.dueOn), plainDate(clock.today))
  return [
    ...folded,
    {
      kind: 'over',
      date: clock.today,
      days,
      why: `逾期${days}日`,
      isToday: true,
      isDue: false,
      isSpent: true,
    },
  ]
}

/** 今天、期限日不并入长格：人要在上面看见它们。 */
function foldRuns(cells: readonly DayCell[]): readonly DayCell[] {
  const runs: DayCell[][] = []
  for (const cell of cells) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    const joins =
      cell.kind === 'skipped' &&
      last?.kind === 'skipped' &&
      cell.why === last.why &&
      !cell.isDue &&
      !last.isDue
    if (joins && !cell.isToday && !last.isToday) run?.push(cell)
    else runs.push([cell])
  }
  return runs.flatMap((run) => {
    const first = run[0]
    return first !== undefined && run.length >= FOLD_FROM_DAYS ? [{ ...first, days: run.length }] : run
  })
}
