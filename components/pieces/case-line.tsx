import { TextLink } from '#components/ui/app-link'
import { beijing, monthDayText } from '#components/ui/date-text'
import { ScrollRegion } from '#components/ui/scroll-region'
import { daysBetween, plainDate } from '#lib/rules/calendar/plain-date'
import type { Lane } from '#lib/rules/people/roles'
import { isBreak, LaneTrack, type MarkKind } from './lane-track.tsx'

/** 个案一生里的一件事。时刻为 ISO；给来时已按先后排好。 */
export type CaseLineItem = {
  id: string
  at: string
  lane: Lane
  kind: MarkKind
  text: string
  by?: string
  href?: string
  /** moved 时移到哪条泳道。 */
  to?: Lane
}

export const LANES: readonly Lane[] = ['school', 'township', 'bureau', 'inspector']
export const LANE_LABEL: Readonly<Record<Lane, string>> = {
  school: '学校',
  township: '乡镇村',
  bureau: '教育局',
  inspector: '督学',
}

// 桌面：文字落在自己泳道的线下。
const TEXT_TOP: Readonly<Record<Lane, string>> = {
  school: 'lg:top-16',
  township: 'lg:top-40',
  bureau: 'lg:top-64',
  inspector: 'lg:top-88',
}

const KIND_WORD: Readonly<Record<MarkKind, string>> = {
  act: '',
  paper: '文书',
  moved: '移送',
  broken: '逾期',
}

type CaseLineProps = { items: readonly CaseLineItem[]; today: string; label: string }

/** 案线：四条泳道上的个案一生。桌面从左到右，手机与打印从上到下；印出来就是个案履历。 */
export function CaseLine({ items, today, label }: CaseLineProps) {
  if (items.length === 0) return <p className="text-muted">这个个案还没有记录。</p>
  return (
    <ScrollRegion label={label} className="border-y border-line bg-surface">
      <div className="lg:flex lg:min-w-max print:block print:min-w-0">
        <LaneHeads />
        <ol className="lg:flex print:block">
          {items.map((item, index) => (
            <CaseLineStep
              key={item.id}
              item={item}
              before={items[index - 1]}
              after={items[index + 1]}
              today={today}
            />
          ))}
        </ol>
      </div>
    </ScrollRegion>
  )
}

function LaneHeads() {
  return (
    <>
      <div
        aria-hidden="true"
        className="sticky left-0 z-10 hidden h-[27rem] w-16 shrink-0 border-r border-line bg-surface pt-10 text-sm font-medium lg:block print:hidden"
      >
        {LANES.map((lane) => (
          <p key={lane} className="h-24 pl-2">
            {LANE_LABEL[lane]}
          </p>
        ))}
      </div>
      <div
        aria-hidden="true"
        className="grid grid-cols-[repeat(4,1.5rem)_1fr] px-2 pt-2 text-xs lg:hidden print:grid"
      >
        {LANES.map((lane) => (
          <span key={lane} className="text-center font-medium">
            {LANE_LABEL[lane].slice(0, 1)}
          </span>
        ))}
        <span className="pl-3 text-muted">{LANES.map((lane) => LANE_LABEL[lane]).join(' · ')}</span>
      </div>
    </>
  )
}

type StepProps = {
  item: CaseLineItem
  before: CaseLineItem | undefined
  after: CaseLineItem | undefined
  today: string
}

function CaseLineStep({ item, before, after, today }: StepProps) {
  const { day, time } = beijing(item.at)
  const idle = before === undefined ? 0 : daysBetween(plainDate(beijing(before.at).day), plainDate(day))
  const broken = isBreak(item.kind)
  return (
    <li className="relative flex px-2 lg:block lg:h-[27rem] lg:w-32 lg:shrink-0 lg:px-0 print:flex print:h-auto print:w-auto print:px-2">
      <LaneTrack
        lane={item.lane}
        to={item.to}
        kind={item.kind}
        isFirst={before === undefined}
        isLast={after === undefined}
        breakAhead={after !== undefined && isBreak(after.kind) ? after.lane : undefined}
      />
      <div className="min-w-0 pb-4 pl-3 lg:static lg:p-0 print:pb-3 print:pl-3">
        <p className="text-sm text-muted lg:absolute lg:top-2 lg:left-2 lg:w-[7.25rem] lg:text-xs lg:leading-tight print:static print:text-sm">
          <time dateTime={item.at}>
            {monthDayText(day, today)} {time}
          </time>
          {idle > 1 ? <span className="ml-2 whitespace-nowrap lg:ml-1">隔{idle}日</span> : null}
        </p>
        <p
          className={`lg:absolute lg:line-clamp-4 ${item.to ? 'lg:left-7 lg:w-24' : 'lg:left-2 lg:w-[7.25rem]'} lg:text-xs lg:leading-snug print:static print:line-clamp-none print:w-auto print:text-sm ${TEXT_TOP[item.lane]}`}
        >
          <span className="font-medium lg:sr-only print:not-sr-only">{LANE_LABEL[item.lane]} </span>
          {KIND_WORD[item.kind] ? (
            <strong className={broken ? 'text-late' : 'text-accent'}>{KIND_WORD[item.kind]} </strong>
          ) : null}
          {item.href ? <TextLink href={item.href}>{item.text}</TextLink> : item.text}
          {item.to ? <span className="text-late"> → {LANE_LABEL[item.to]}</span> : null}
          {item.by ? <span className="text-muted"> {item.by}</span> : null}
        </p>
      </div>
    </li>
  )
}
