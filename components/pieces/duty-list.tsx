import { TextLink } from '#components/ui/app-link'
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
  /** 长的只先列几件，其余的从 href 打开；件数照实写。 */
  first?: { count: number; href: string }
}

/** 一张工作台的全部待办，按时限分四组；没有自己的事时说清楚，等别人的仍列在后。 */
export function DutyList({ groups, last, next, empty = '今天没有待办。', first }: DutyListProps) {
  const mine = groups.late.length + groups.today.length + groups.later.length
  const total = mine + groups.waiting.length
  const shown = firstOf(groups, first?.count ?? total)
  return (
    <div className="flex flex-col gap-6">
      {mine === 0 ? (
        <Empty {...(last ? { last } : {})} {...(next ? { next } : {})}>
          {empty}
        </Empty>
      ) : null}
      {GROUPS.filter(({ key }) => shown[key].length > 0).map(({ key, title, look }) => (
        <section key={key} aria-labelledby={`duties-${key}`}>
          <h2 id={`duties-${key}`} className={`mb-2 text-base ${look}`}>
            {title} <span className="font-normal text-muted">{groups[key].length}件</span>
          </h2>
          <ul className="border-t border-line-strong">
            {shown[key].map((item) => (
              <DutyRow key={item.id} item={item} />
            ))}
          </ul>
        </section>
      ))}
      {first && total > first.count ? (
        <p>
          <TextLink href={first.href} className="inline-flex min-h-11 items-center">
            其余{total - first.count}件，全部列出
          </TextLink>
        </p>
      ) : null}
    </div>
  )
}

/** 按组的次序数到 count 件为止。 */
function firstOf(groups: DutyGroups, count: number): DutyGroups {
  let left = count
  const take = (items: readonly DutyItem[]) => {
    const taken = items.slice(0, left)
    left -= taken.length
    return taken
  }
  return {
    late: take(groups.late),
    today: take(groups.today),
    later: take(groups.later),
    waiting: take(groups.waiting),
  }
}
