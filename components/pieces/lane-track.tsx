import type { Lane } from '#lib/rules/people/roles'

/** 办了一件事、出了一份文书、职责移到别的机关、一个时限断了。 */
export type MarkKind = 'act' | 'paper' | 'moved' | 'broken'

const ORDER: Readonly<Record<Lane, number>> = { school: 0, township: 1, bureau: 2, inspector: 3 }
const LANE_NUMBERS = [0, 1, 2, 3] as const

// 与 case-line 的格子一致：桌面一格宽 128、泳道间距 96；手机泳道间距 24。
const DESK = { width: 128, height: 432, first: 50, gap: 96, dotAt: 16 }
const PHONE = { width: 96, first: 12, gap: 24, dotAt: 12 }

type LaneTrackProps = {
  lane: Lane
  to: Lane | undefined
  kind: MarkKind
  isFirst: boolean
  isLast: boolean
  /** 下一件事是这条泳道上的断口：到它之前的一段画成断的。 */
  breakAhead: Lane | undefined
}

/** 一件事在四条泳道上的那一段：线、点、文书记号、移送箭头、断口。只是画，读屏不读。 */
export function LaneTrack(props: LaneTrackProps) {
  return (
    <>
      <DeskTrack {...props} />
      <PhoneTrack {...props} />
    </>
  )
}

function DeskTrack({ lane, to, kind, isFirst, isLast, breakAhead }: LaneTrackProps) {
  const y = (number: number) => DESK.first + number * DESK.gap
  const own = ORDER[lane]
  const from = isFirst ? DESK.dotAt : 0
  const until = isLast ? DESK.dotAt : DESK.width
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${DESK.width} ${DESK.height}`}
      className="pointer-events-none absolute inset-0 hidden h-[27rem] w-32 lg:block print:hidden"
    >
      {LANE_NUMBERS.map((number) => (
        <path key={number} d={`M${from} ${y(number)}H${until}`} className="stroke-line" strokeWidth="2" />
      ))}
      {isBreak(kind) ? (
        <path
          d={`M0 ${y(own)}H${DESK.dotAt}`}
          className="stroke-late"
          strokeWidth="4"
          strokeDasharray="3 3"
        />
      ) : null}
      {breakAhead === undefined ? null : (
        <path
          d={`M${DESK.dotAt + 8} ${y(ORDER[breakAhead])}H${DESK.width}`}
          className="stroke-late"
          strokeWidth="4"
          strokeDasharray="3 3"
        />
      )}
      {to === undefined ? null : <Arrow x1={DESK.dotAt} y1={y(own)} x2={DESK.dotAt} y2={y(ORDER[to])} />}
      <Mark kind={kind} x={DESK.dotAt} y={y(own)} />
    </svg>
  )
}

function PhoneTrack({ lane, to, kind, isFirst, isLast, breakAhead }: LaneTrackProps) {
  const x = (number: number) => PHONE.first + number * PHONE.gap
  const own = ORDER[lane]
  return (
    <span className="relative w-24 shrink-0 lg:hidden print:block">
      <svg aria-hidden="true" className="pointer-events-none absolute inset-0 size-full" width={PHONE.width}>
        {LANE_NUMBERS.map((number) => (
          <line
            key={number}
            x1={x(number)}
            x2={x(number)}
            y1={isFirst ? PHONE.dotAt : 0}
            y2={isLast ? PHONE.dotAt : '100%'}
            className="stroke-line"
            strokeWidth="2"
          />
        ))}
        {isBreak(kind) && !isFirst ? (
          <path
            d={`M${x(own)} 0V${PHONE.dotAt}`}
            className="stroke-late"
            strokeWidth="4"
            strokeDasharray="3 2"
          />
        ) : null}
        {breakAhead === undefined ? null : (
          <line
            x1={x(ORDER[breakAhead])}
            x2={x(ORDER[breakAhead])}
            y1={PHONE.dotAt + 8}
            y2="100%"
            className="stroke-late"
            strokeWidth="4"
            strokeDasharray="3 2"
          />
        )}
        {to === undefined ? null : <Arrow x1={x(own)} y1={PHONE.dotAt} x2={x(ORDER[to])} y2={PHONE.dotAt} />}
        <Mark kind={kind} x={x(own)} y={PHONE.dotAt} />
      </svg>
    </span>
  )
}

/** 这件事是不是一个断口：时限断了，或断了之后职责移送。 */
export function isBreak(kind: MarkKind): boolean {
  return kind === 'broken' || kind === 'moved'
}

function Arrow({ x1, y1, x2, y2 }: { x1: number; y1: number; x2: number; y2: number }) {
  const dx = Math.sign(x2 - x1)
  const dy = Math.sign(y2 - y1)
  const tipX = x2 - dx * 3
  const tipY = y2 - dy * 3
  const head = `M${tipX - dx * 6 - dy * 5} ${tipY - dy * 6 - dx * 5}L${tipX} ${tipY}L${tipX - dx * 6 + dy * 5} ${tipY - dy * 6 + dx * 5}`
  return (
    <path d={`M${x1} ${y1}L${tipX} ${tipY}${head}`} fill="none" className="stroke-late" strokeWidth="2" />
  )
}

function Mark({ kind, x, y }: { kind: MarkKind; x: number; y: number }) {
  if (kind === 'paper') {
    return (
      <path
        d={`M${x - 6} ${y - 8}h8l4 4v12h-12zM${x + 2} ${y - 8}v4h4M${x - 3} ${y + 1}h6M${x - 3} ${y + 4}h6`}
        className="fill-surface stroke-accent"
        strokeWidth="1.5"
      />
    )
  }
  if (kind === 'broken') {
    return (
      <>
        <circle cx={x} cy={y} r="7" className="fill-surface stroke-late" strokeWidth="2" />
        <path d={`M${x - 3} ${y - 3}l6 6M${x + 3} ${y - 3}l-6 6`} className="stroke-late" strokeWidth="2" />
      </>
    )
  }
  if (kind === 'moved')
    return <circle cx={x} cy={y} r="5" className="fill-surface stroke-late" strokeWidth="2" />
  return <circle cx={x} cy={y} r="5" className="fill-accent" />
}
