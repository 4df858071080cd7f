import { beijing, dayText, monthDayText } from '#components/ui/date-text'
import { addDays, daysBetween, plainDate } from '#lib/rules/calendar/plain-date'
import { type Clock, clockTone } from './clock-text.tsx'

type HourSegment = { date: string; from: string; to: string; why?: string; isToday: boolean; isDue: boolean }

/** 小时时限按日分段：每段写起止时分；停走的日子空心并写缘由。 */
function hourSegments(clock: Clock): readonly HourSegment[] {
  const due = beijing(clock.dueAt)
  const start = clock.startAt === undefined ? { day: clock.startOn, time: '00:00' } : beijing(clock.startAt)
  const why = new Map(clock.skipped.map((day) => [day.date, day.why]))
  const length = daysBetween(plainDate(start.day), plainDate(due.day))
  return Array.from({ length: length + 1 }, (_, index) => {
    const date = addDays(plainDate(start.day), index)
    const reason = why.get(date)
    return {
      date,
      from: date === start.day ? start.time : '00:00',
      to: date === due.day && due.time !== '23:59' ? due.time : '24:00',
      isToday: date === clock.today,
      isDue: date === due.day,
      ...(reason === undefined ? {} : { why: reason }),
    }
  })
}

/** 日条的小时形。 */
export function HourStrip({ clock }: { clock: Clock }) {
  const { tone } = clockTone(clock)
  const fill = {
    plain: 'border-line-strong bg-sunken',
    normal: 'border-normal bg-normal-soft',
    due: 'border-due bg-due-soft',
    late: 'border-late bg-late-soft',
    closed: 'border-closed bg-closed-soft',
  }[tone]
  return (
    <div aria-hidden="true" className="flex flex-wrap gap-x-1 gap-y-3">
      {hourSegments(clock).map((segment) => (
        <div key={segment.date} className="flex w-28 flex-col items-center">
          <span className="text-xs text-muted">
            {monthDayText(segment.date)} {dayText(segment.date).slice(-2)}
          </span>
          <span
            className={`my-1 flex h-9 w-full items-center justify-center rounded-sm border text-sm font-semibold ${segmentLook(segment, clock.today, fill)} ${segment.isToday ? 'outline-2 outline-offset-2 outline-accent' : ''}`}
          >
            {segment.why ? '–' : `${segment.from}–${segment.to}`}
          </span>
          <span className="text-center text-xs leading-tight">
            {segment.isToday ? <strong className="block text-accent">今天</strong> : null}
            {segment.isDue ? <strong className="block">⚑期限</strong> : null}
            <span className="block text-muted">{segment.why}</span>
          </span>
        </div>
      ))}
    </div>
  )
}

function segmentLook(segment: HourSegment, today: string, fill: string): string {
  if (segment.why !== undefined) return 'border-dashed border-line-strong text-muted'
  return segment.date <= today ? fill : 'border-line-strong bg-surface'
}
