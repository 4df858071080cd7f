import { parseArgs } from 'node:util'
import { epochMs, type Instant, instant } from '#lib/rules/calendar/instant'
import { isPlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import { workCalendar } from '#lib/rules/calendar/working-days'
import { CLOCK_EVENTS, type ClockEvent } from '#lib/rules/clocks/clock-events'
import { dutiesStarted } from '#lib/rules/clocks/duties-started'
import { findProfile, PROFILE_CODES } from '#lib/rules/policy/profiles'

/** 命令行没有数据库，用一份通用校历：各学年秋、春两学期，周一至周五与补班日上课。 */
const TERMS = [
  ['2023-2024 秋', '2023-09-01', '2024-02-02'],
  ['2023-2024 春', '2024-02-26', '2024-07-05'],
  ['2024-2025 秋', '2024-09-01', '2025-01-17'],
  ['2024-2025 春', '2025-02-10', '2025-07-04'],
  ['2025-2026 秋', '2025-09-01', '2026-02-06'],
  ['2025-2026 春', '2026-03-02', '2026-07-10'],
  ['2026-2027 秋', '2026-09-01', '2027-01-22'],
  ['2026-2027 春', '2027-02-22', '2027-07-09'],
] as const

function stop(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(2)
}

function options() {
  try {
    const spec = { profile: { type: 'string' }, event: { type: 'string' }, at: { type: 'string' } } as const
    return parseArgs({ options: spec }).values
  } catch {
    return stop('用法：npm run -s clock -- --profile 文件代号 --event 事件 --at 2026-09-30T10:00:00+08:00')
  }
}

function isEvent(text: string | undefined): text is ClockEvent {
  return (CLOCK_EVENTS as readonly (string | undefined)[]).includes(text)
}

function readInstant(text: string | undefined): Instant {
  const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/
  if (text && shape.test(text) && isPlainDate(text.slice(0, 10)) && !Number.isNaN(Date.parse(text)))
    return instant(text)
  return stop('--at 须为带时区的时刻，如 2026-09-30T10:00:00+08:00')
}

function inShanghai(at: Instant): string {
  return `${new Date(epochMs(at) + 8 * 3_600_000).toISOString().slice(0, -1)}+08:00`
}

const { profile: code, event, at } = options()
const profile = findProfile(code ?? '')
if (!profile) stop(`不认识的文件代号「${code ?? ''}」。已知：${PROFILE_CODES.join(' ')}`)
if (!isEvent(event)) stop(`不认识的事件「${event ?? ''}」。已知：${CLOCK_EVENTS.join(' ')}`)
const work = workCalendar()
const terms = TERMS.map(([name, from, to]) => ({ name, startOn: plainDate(from), endOn: plainDate(to) }))
const calendars = { work, school: { work, terms, tenant: [], school: [] } }
const calendar = `国务院安排 ${work.coveredFrom} 至 ${work.coveredUntil}；通用校历 ${TERMS.map((term) => term.slice(1).join('—')).join('、')}`
const started = dutiesStarted(profile, event, readInstant(at), calendars).map((duty) => ({
  duty: duty.duty,
  clause: duty.clause,
  startOn: duty.startOn,
  dueAt: inShanghai(duty.dueAt),
  provisional: duty.provisional,
  counted: duty.counted,
  skipped: duty.skipped,
  amount: duty.amount,
  unit: duty.unit,
  owner: duty.owner,
  recipients: duty.recipients,
  warning: duty.warning,
  calendar,
}))
process.stdout.write(`${JSON.stringify(started, null, 2)}\n`)
