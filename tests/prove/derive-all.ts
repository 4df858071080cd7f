// 逐日推算三年里的时限，给出条数与摘要；由 clock-zones.test.ts 在不同时区的进程里各跑一遍。
import { createHash } from 'node:crypto'
import { instant } from '#lib/rules/calendar/instant'
import { addDays, plainDate } from '#lib/rules/calendar/plain-date'
import { COVERED_FROM, COVERED_UNTIL } from '#lib/rules/calendar/state-council-days'
import { workCalendar } from '#lib/rules/calendar/working-days'
import { type Calendars, deriveDeadline, type Term } from '#lib/rules/clocks/derive-deadline'

const work = workCalendar()
const terms = [
  { name: '秋', startOn: plainDate('2023-09-01'), endOn: plainDate('2024-01-26') },
  { name: '春', startOn: plainDate('2024-02-26'), endOn: plainDate('2024-07-05') },
  { name: '秋', startOn: plainDate('2024-09-02'), endOn: plainDate('2025-01-17') },
  { name: '春', startOn: plainDate('2025-02-17'), endOn: plainDate('2025-07-04') },
  { name: '秋', startOn: plainDate('2025-09-01'), endOn: plainDate('2026-01-23') },
  { name: '春', startOn: plainDate('2026-02-28'), endOn: plainDate('2026-07-10') },
  { name: '秋', startOn: plainDate('2026-09-01'), endOn: plainDate('2027-01-22') },
]
const calendars: Calendars = { work, school: { work, terms, tenant: [], school: [] } }
const TERMS: readonly Term[] = [
  { amount: 1, unit: 'school_day' },
  { amount: 3, unit: 'working_day' },
  { amount: 7, unit: 'calendar_day', rollsOverHolidays: true },
  { amount: 48, unit: 'hour', hourMode: 'first_lesson', firstLesson: '08:00' },
]
// 夜里、日界两侧、白天：差一个时区就会差一天的时刻都在。
const TIMES = ['00:00:00.000', '00:30:00.000', '08:05:00.000', '23:59:59.999'] as const

const hash = createHash('sha256')
let lines = 0
for (let day = COVERED_FROM; day <= COVERED_UNTIL; day = addDays(day, 1)) {
  for (const time of TIMES) {
    for (const term of TERMS) {
      const { dueAt, provisional, startOn } = deriveDeadline(instant(`${day}T${time}+08:00`), term, calendars)
      hash.update(`${day} ${time} ${term.unit} ${startOn} ${dueAt} ${provisional}\n`)
      lines += 1
    }
  }
}
process.stdout.write(JSON.stringify({ lines, digest: hash.digest('hex') }))
