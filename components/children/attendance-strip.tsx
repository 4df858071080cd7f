import { AppLink } from '#components/ui/app-link'
import { dayText, monthDayText } from '#components/ui/date-text'
import type { AttendanceMark } from '#lib/rules/attendance/absence-reasons'
import { ATTENDANCE_MARK_LABEL } from '#lib/rules/labels'

type StripDay = { readonly day: string; readonly mark: AttendanceMark; readonly absenceId: string | null }

/** 一字一格：颜色之外总有一个字。 */
const SIGN: Readonly<Record<AttendanceMark, { word: string; look: string }>> = {
  present: { word: '到', look: 'border-line bg-normal-soft text-normal' },
  late: { word: '迟', look: 'border-due bg-due-soft text-due' },
  sick: { word: '病', look: 'border-line-strong bg-sunken text-ink' },
  personal: { word: '事', look: 'border-line-strong bg-sunken text-ink' },
  unexcused: { word: '缺', look: 'border-late bg-late-soft font-semibold text-late' },
}

type AttendanceStripProps = {
  days: readonly StripDay[]
  today: string
  /** 打得开缺勤的岗位才有链接。 */
  opens: boolean
}

/** 近来到没到校，一天一格；缺勤的一格打开那天的缺勤。 */
export function AttendanceStrip({ days, today, opens }: AttendanceStripProps) {
  if (days.length === 0) return <p className="text-muted">近来没有可以查看的点名。</p>
  return (
    <ol aria-label="近来到校" className="flex flex-wrap gap-1">
      {days.map(({ day, mark, absenceId }) => {
        const { word, look } = SIGN[mark]
        const cell = (
          <>
            <span aria-hidden="true">{word}</span>
            <span className="sr-only">
              {dayText(day, today)} {ATTENDANCE_MARK_LABEL[mark]}
            </span>
          </>
        )
        const box = `flex size-8 items-center justify-center rounded-md border text-sm ${look}`
        return (
          <li key={day} className="flex flex-col items-center">
            {absenceId && opens ? (
              <AppLink href={`/absences/${absenceId}`} className={`${box} underline`}>
                {cell}
              </AppLink>
            ) : (
              <span className={box}>{cell}</span>
            )}
            <span aria-hidden="true" className="text-xs text-muted">
              {monthDayText(day, today)
                .replace(/^\d+月/u, '')
                .replace('日', '')}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
