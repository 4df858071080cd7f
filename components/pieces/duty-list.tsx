import { Empty } from '#components/ui/empty'
import { type DutyItem, DutyRow } from './duty-row.tsx'

export type DutyGroups = {
  late: readonly DutyItem[]
  today: readonly DutyItem[]
  later: readonly DutyItem[]
  waiting: readonly DutyItem[]
}

const GROUPS = [
  { key: 'late', title: '逾期', look: 'text-late' },
  { key: 'today', title: '今天', look: 'text-due' },
  { key: 'later', title: '之后', look: 'text-ink' },
  { key: 'waiting', title: '等待他人', look: 'text-muted' },
] as const

type DutyListProps = {
  groups: DutyGroups
  last?: string
  next?: string
  /** 没有自己的事时怎么说；点名还没做的，不能说今天没有待办。 */
  empty?: string
}

/** 一张工作台的全部待办，按时限分四组；没有自己的事时说清楚，等别人的仍列在后。 */
export function DutyList({ groups, last, next, empty = '今天没有待办。' }: DutyListProps) {
  const mine = groups.late.length + groups.today.length + groups.later.length
  return (
    <div className="flex flex-col gap-6">
      {mine === 0 ? (
        <Empty {...(last ? { last } : {})} {...(next ? { next } : {})}>
          {empty}
        </Empty>
      ) : null}
      {GROUPS.filter(({ key }) => groups[key].length > 0).map(({ key, title, look }) => (
        <section key={key} aria-labelledby={`duties-${key}`}>
          <h2 id={`duties-${key}`} className={`mb-2 text-base ${look}`}>
            {title} <span className="font-normal text-muted">{groups[key].length}件</span>
          </h2>
          <ul className="border-t border-line-strong">
            {groups[key].map((item) => (
              <DutyRow key={item.id} item={item} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
