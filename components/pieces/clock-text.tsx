import { beijing, dayText, dueText, momentText } from '#components/ui/date-text'
import type { Tone } from '#components/ui/state-tag'
import { daysBetween, plainDate } from '#lib/rules/calendar/plain-date'
import type { SkippedDay } from './day-cells.ts'

export type ClockState = 'running' | 'met' | 'late' | 'broken' | 'paused' | 'moved'
export type ClockUnit = 'hour' | 'calendar_day' | 'working_day' | 'school_day'

/** 一个时限的全部事实；算好了给来，这里只说，不算。日为 YYYY-MM-DD，时刻为 ISO。 */
export type Clock = {
  startOn: string
  /** 小时时限的起算时刻。 */
  startAt?: string | undefined
  dueAt: string
  counted: readonly string[]
  skipped: readonly SkippedDay[]
  today: string
  unit: ClockUnit
  amount: number
  /** 期限落在校历、节假日安排尚未公布的年份。 */
  provisional: boolean
  /** 条款的写法，例如「田政办规〔2023〕8号 三（四）」。 */
  clause?: string | undefined
  /** 起算的事，例如「第一次劝返」。 */
  event?: string | undefined
  state: ClockState
  metAt?: string | undefined
}

const UNIT_LABEL: Readonly<Record<ClockUnit, string>> = {
  hour: '小时',
  calendar_day: '日',
  working_day: '个工作日',
  school_day: '个在校日',
}

/** 色调与状态词。今日到期即为临期。 */
export function clockTone(clock: Clock): { tone: Tone; word: string } {
  const dueOn = beijing(clock.dueAt).day
  switch (clock.state) {
    case 'met':
      return { tone: 'closed', word: '已办结' }
    case 'late':
      return clock.metAt === undefined ? { tone: 'late', word: '逾期' } : { tone: 'late', word: '逾期办结' }
    case 'broken':
      return { tone: 'late', word: '逾期未办' }
    case 'moved':
      return { tone: 'late', word: '逾期移送' }
    case 'paused':
      return { tone: 'plain', word: '暂停' }
    case 'running':
      return dueOn <= clock.today ? { tone: 'due', word: '临期' } : { tone: 'normal', word: '正常' }
  }
}

/** 表格一行里的短话：`2/3 · 今日24:00前`。前数是已经过完的计入日。 */
export function shortClockText(clock: Clock): string {
  const dueOn = beijing(clock.dueAt).day
  if (clock.metAt !== undefined) return `${momentText(clock.metAt, clock.today)} 办结`
  const over = daysBetween(plainDate(dueOn), plainDate(clock.today))
  if (clock.state !== 'running' && clock.state !== 'paused') {
    return over > 0
      ? `逾期${over}日 · 应于${dueText(clock.dueAt, clock.today)}`
      : `应于${dueText(clock.dueAt, clock.today)}`
  }
  if (clock.amount === 0) return `${dueText(clock.dueAt, clock.today)}${clock.provisional ? '（暂定）' : ''}`
  const spent = clock.counted.filter((day) => day < clock.today).length
  const share = clock.unit === 'hour' ? `${clock.amount}小时` : `${spent}/${clock.amount}`
  return `${share} · ${dueText(clock.dueAt, clock.today)}${clock.provisional ? '（暂定）' : ''}`
}

/** 多少：`3个工作日`；数为 0 即当日。 */
export function amountText(clock: Clock): string {
  return clock.amount === 0 ? '当日' : `${clock.amount}${UNIT_LABEL[clock.unit]}`
}

/** 读屏与打印用的整句：从何事何日起、多少、跳过哪些、何时到期、现在怎样。 */
export function clockSentence(clock: Clock): string {
  const start = `${dayText(clock.startOn, clock.today)}${clock.event ? `（${clock.event}）` : ''}起`
  const skipped = skippedPhrase(clock)
  const provisional = clock.provisional ? '；部分日期的放假安排尚未公布，期限为暂定' : ''
  const { word } = clockTone(clock)
  const met = clock.metAt === undefined ? '' : `，${momentText(clock.metAt, clock.today)}办结`
  return `${start}，${amountText(clock)}，${dueText(clock.dueAt, clock.today)}${skipped}${provisional}。${word}${met}。`
}

function skippedPhrase(clock: Clock): string {
  if (clock.skipped.length === 0) return ''
  const counts = new Map<string, number>()
  for (const { why } of clock.skipped) counts.set(why, (counts.get(why) ?? 0) + 1)
  return `，不计${[...counts].map(([why, days]) => `${why}${days}日`).join('、')}`
}
