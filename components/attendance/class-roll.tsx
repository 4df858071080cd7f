import { TextLink } from '#components/ui/app-link'
import { beijing, dayText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { StateTag } from '#components/ui/state-tag'

type ClassRollProps = {
  classId: string
  name: string
  schoolName: string
  /** 今天为什么不上课；上课是 null。 */
  closed: string | null
  call: { readonly enrolled: number; readonly present: number; readonly at: string } | null
  /** 已过截止还没报。 */
  late: boolean
  /** 该点而没有点、还能补报的往日。 */
  missed: readonly string[]
}

/** 今天的点名，一班一行，放在班主任工作台最上面：没报的是一个大按钮。 */
export function ClassRoll({ classId, name, schoolName, closed, call, late, missed }: ClassRollProps) {
  const href = `/classes/${classId}/roll-call`
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-b border-line bg-surface px-4 py-3">
      <div>
        <p className="text-base font-semibold">{name}</p>
        <p className="text-sm text-muted">{schoolName}</p>
      </div>
      {closed ? <p className="text-muted">今天不上课：{closed}</p> : null}
      {!closed && call ? (
        <div className="flex flex-wrap items-center gap-4">
          <p>
            <StateTag tone="closed">{`${beijing(call.at).time} 已报送`}</StateTag>
            <span className="ml-3">
              {call.present === call.enrolled
                ? `全员到校 ${call.enrolled} 人`
                : `到 ${call.present} · 缺 ${call.enrolled - call.present}`}
            </span>
          </p>
          <LinkButton href={href} size="dense" aria-label={`查看或更正：${name}今天的点名`}>
            查看或更正
          </LinkButton>
        </div>
      ) : null}
      {!closed && !call ? (
        <div className="flex flex-wrap items-center gap-4 max-sm:w-full">
          <StateTag tone={late ? 'late' : 'due'}>{late ? '逾时未报' : '今天还没有点名'}</StateTag>
          <LinkButton href={href} variant="primary" size="large" aria-label={`开始点名：${name}`}>
            开始点名
          </LinkButton>
        </div>
      ) : null}
      {missed.length > 0 ? (
        <p className="w-full text-sm text-late">
          没有点名，请补报：
          {missed.map((day) => (
            <TextLink key={day} href={`${href}?day=${day}`} className="mr-3 inline-block py-2">
              {dayText(day)}
            </TextLink>
          ))}
        </p>
      ) : null}
    </li>
  )
}
