import { addDays, daysBetween, plainDate, weekdayOf } from '#lib/rules/calendar/plain-date'

const WEEKDAY = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

/** 周几。 */
export function weekdayText(day: string): string {
  return WEEKDAY[weekdayOf(plainDate(day))] ?? ''
}

/** `11月22日`；年份与 today 不同才写年。 */
export function monthDayText(day: string, today?: string): string {
  const year = today !== undefined && day.slice(0, 4) !== today.slice(0, 4) ? `${day.slice(0, 4)}年` : ''
  return `${year}${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}

/** `11月22日 周日`。 */
export function dayText(day: string, today?: string): string {
  return `${monthDayText(day, today)} ${weekdayText(day)}`
}

/** 公文落款的日期：`2026年11月22日`。 */
export function fullDayText(day: string): string {
  return `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}

/** 时刻在北京时间的日与时。全国一个时区、没有夏令时，加八小时即可，不必动用系统时区。 */
export function beijing(at: string): { day: string; time: string } {
  const hour = Number(at.slice(11, 13)) + 8
  const utcDay = plainDate(at.slice(0, 10))
  return {
    day: hour >= 24 ? addDays(utcDay, 1) : utcDay,
    time: `${String(hour % 24).padStart(2, '0')}:${at.slice(14, 16)}`,
  }
}

/** `11月22日 08:05`。 */
export function momentText(at: string, today?: string): string {
  const { day, time } = beijing(at)
  return `${monthDayText(day, today)} ${time}`
}

/** 时限的说法：`今日24:00前`、`11月25日 周三24:00前`。当日最后一刻说成 24:00。 */
export function dueText(dueAt: string, today: string): string {
  const { day, time } = beijing(dueAt)
  const near = ['昨日', '今日', '明日'][daysBetween(plainDate(today), plainDate(day)) + 1]
  return `${near ?? dayText(day, today)}${time === '23:59' ? '24:00' : time}前`
}

/** 在某日的周岁：`9岁`。 */
export function ageText(bornOn: string, on: string): string {
  const years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return `${on.slice(5) < bornOn.slice(5) ? years - 1 : years}岁`
}

/** 一日。 */
export function DayText({ day, today }: { day: string; today?: string }) {
  return (
    <time dateTime={day} className="whitespace-nowrap">
      {dayText(day, today)}
    </time>
  )
}

/** 一刻：日与时。 */
export function MomentText({ at, today }: { at: string; today?: string }) {
  return (
    <time dateTime={at} className="whitespace-nowrap">
      {momentText(at, today)}
    </time>
  )
}

/** 只写时分。 */
export function TimeText({ at }: { at: string }) {
  return <time dateTime={at}>{beijing(at).time}</time>
}
