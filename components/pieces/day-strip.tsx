import { beijing, dueText, monthDayText, weekdayText } from '#components/ui/date-text'
import { StateTag } from '#components/ui/state-tag'
import { amountText, type Clock, clockSentence, clockTone, shortClockText } from './clock-text.tsx'
import { type DayCell, dayCells } from './day-cells.ts'
import { HourStrip } from './hour-strip.tsx'

type DayStripProps = Clock & { size?: 'small' | 'full' }

/**
 * 日条：把一个时限画成一天一格。计入的日子填实并编号，不计的日子空心并写缘由，今天加框，
 * 期限日插旗；暂定的打斜线。小的放进表格一行，大的放在个案页并带条款。
 */
export function DayStrip({ size = 'full', ...clock }: DayStripProps) {
  return size === 'small' ? <SmallStrip clock={clock} /> : <FullStrip clock={clock} />
}

function cellsOf(clock: Clock): readonly DayCell[] {
  return dayCells({
    startOn: clock.startOn,
    dueOn: beijing(clock.dueAt).day,
    counted: clock.counted,
    skipped: clock.skipped,
    today: clock.today,
    over: clock.metAt === undefined && clock.state !== 'paused',
    everyDay: clock.unit === 'calendar_day',
  })
}

const SMALL_CELLS_AT_MOST = 16

function SmallStrip({ clock }: { clock: Clock }) {
  const { tone } = clockTone(clock)
  const cells = clock.unit === 'hour' ? [] : cellsOf(clock).filter((cell) => cell.kind !== 'start')
  const colour = {
    plain: 'text-muted',
    normal: 'text-normal',
    due: 'text-due',
    late: 'text-late',
    closed: 'text-closed',
  }[tone]
  return (
    <span className={`inline-flex flex-wrap items-center gap-x-2 gap-y-1 ${colour}`}>
      {cells.length > 0 && cells.length <= SMALL_CELLS_AT_MOST ? <SmallCells cells={cells} /> : null}
      <span className="text-sm font-medium" title={clockSentence(clock)}>
        {shortClockText(clock)}
      </span>
    </span>
  )
}

/** 一种格子一条线画完，不是一格一个元素：一张桌面上有几十条，发给手机的字数差好几倍。 */
function SmallCells({ cells }: { cells: readonly DayCell[] }) {
  const line = (pick: (cell: DayCell) => boolean, draw: (x: number) => string) =>
    cells.flatMap((cell, index) => (pick(cell) ? [draw(index * 10)] : [])).join('')
  const isFilled = (cell: DayCell) => cell.kind === 'over' || (cell.kind !== 'skipped' && cell.isSpent)
  const box = (x: number) => `M${x + 1} 2h6v10h-6z`
  const filled = line(isFilled, box)
  const hollow = line((cell) => cell.kind !== 'skipped' && !isFilled(cell), box)
  const skipped = line(
    ({ kind }) => kind === 'skipped',
    (x) => `M${x + 2} 7h4`,
  )
  const today = line(
    (cell) => cell.kind !== 'skipped' && cell.isToday,
    (x) => `M${x} 14h8`,
  )
  return (
    <svg
      aria-hidden="true"
      width={cells.length * 10}
      height="14"
      className="shrink-0"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    >
      {filled ? <path d={filled} fill="currentColor" /> : null}
      {hollow || skipped ? <path d={hollow + skipped} /> : null}
      {today ? <path d={today} strokeWidth="2" /> : null}
    </svg>
  )
}

function FullStrip({ clock }: { clock: Clock }) {
  const { tone, word } = clockTone(clock)
  return (
    <figure className="flex flex-col gap-3">
      <figcaption className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StateTag tone={tone}>{word}</StateTag>
        <strong className="font-semibold">
          {clock.state === 'running' || clock.state === 'paused'
            ? dueText(clock.dueAt, clock.today)
            : shortClockText(clock)}
        </strong>
        <span className="text-sm text-muted">
          {clock.event ? `自${clock.event}起` : '起算后'}
          {amountText(clock)}
          {clock.unit === 'hour' || clock.amount === 0 ? '' : '，起算当日不计'}
        </span>
        {clock.provisional ? (
          <span className="hatched rounded-sm border border-line-strong px-2 text-sm">
            暂定：放假安排尚未公布
          </span>
        ) : null}
      </figcaption>
      <p className="sr-only">{clockSentence(clock)}</p>
      {clock.unit === 'hour' ? (
        <HourStrip clock={clock} />
      ) : (
        <div aria-hidden="true" className="flex flex-wrap gap-x-1 gap-y-3">
          {cellsOf(clock).map((cell) => (
            <FullCell key={cell.date} cell={cell} clock={clock} />
          ))}
        </div>
      )}
      {clock.clause ? <p className="text-sm text-muted">依据：{clock.clause}</p> : null}
    </figure>
  )
}

function fullCellLook(cell: DayCell, clock: Clock): string {
  const { tone } = clockTone(clock)
  if (cell.kind === 'over') return 'border-late bg-late text-surface font-semibold'
  if (cell.kind === 'start') return 'border-line-strong bg-sunken text-ink'
  if (cell.kind === 'skipped') return 'border-dashed border-line-strong text-muted'
  const spent = {
    plain: 'border-line-strong bg-sunken text-ink',
    normal: 'border-normal bg-normal text-surface',
    due: 'border-due bg-due text-surface',
    late: 'border-late bg-late-soft text-late',
    closed: 'border-closed bg-closed-soft text-closed',
  }
  const ahead = 'border-line-strong bg-surface text-ink'
  return `font-semibold ${cell.isSpent || clock.state === 'met' ? spent[tone] : ahead}`
}

function FullCell({ cell, clock }: { cell: DayCell; clock: Clock }) {
  const wide = cell.kind === 'over' || cell.days > 1
  const provisional = clock.provisional && !cell.isSpent && cell.kind !== 'start' ? 'hatched' : ''
  const ring = cell.isToday ? 'outline-2 outline-offset-2 outline-accent' : ''
  return (
    <div className={`flex flex-col items-center ${wide ? 'w-24' : 'w-12'}`}>
      <span className="text-xs whitespace-nowrap text-muted">
        {monthDayText(cell.date).replace('月', '/').replace('日', '')}
        {cell.days > 1 && cell.kind === 'skipped' ? ' 起' : ''}
      </span>
      <span
        className={`my-1 flex h-9 w-full items-center justify-center rounded-sm border text-sm ${fullCellLook(cell, clock)} ${provisional} ${ring}`}
      >
        {faceOf(cell)}
      </span>
      <span className="text-center text-xs leading-tight">
        {cell.isToday ? <strong className="block text-accent">今天</strong> : null}
        {cell.isDue ? <strong className="block">⚑期限</strong> : null}
        {cell.kind !== 'over' ? <span className="block text-muted">{underOf(cell)}</span> : null}
      </span>
    </div>
  )
}

function faceOf(cell: DayCell): string {
  if (cell.kind === 'counted') return String(cell.number)
  if (cell.kind === 'start') return '起'
  if (cell.kind === 'over') return cell.why ?? ''
  return cell.days > 1 ? `${cell.days}日不计` : '–'
}

function underOf(cell: DayCell): string {
  if (cell.kind === 'start') return weekdayText(cell.date)
  return cell.why ?? weekdayText(cell.date)
}
