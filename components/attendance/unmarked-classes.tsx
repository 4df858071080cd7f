import { TextLink } from '#components/ui/app-link'
import { monthDayText } from '#components/ui/date-text'
import { Section } from '#components/ui/section'
import type { PlainDate } from '#lib/rules/calendar/plain-date'

type UnmarkedClassesProps = {
  classes: readonly {
    readonly classId: string
    readonly className: string
    readonly schoolName: string
    readonly schoolPhone: string | null
    readonly days: readonly PlainDate[]
  }[]
  /** 满几个在校日到了这张桌上。 */
  after: number
  /** 教育局看学校与电话；学校自己点开补点。 */
  at: 'school' | 'bureau'
  /** 多的只先列几个班，其余的从 href 打开。 */
  first?: { count: number; href: string }
}

const SHOWN = 5

/** 连着几个在校日没有点名的班；点了名就不在这里。一个也没有就不占地方。 */
export function UnmarkedClasses({ classes, after, at, first }: UnmarkedClassesProps) {
  const due = classes.filter(({ days }) => days.length >= after)
  if (due.length === 0) return null
  return (
    <Section
      id="unmarked"
      title={`连着${after}个在校日以上没有点名的班 ${due.length}个`}
      note={
        at === 'school'
          ? '没有点名就发现不了缺勤。请今天点名，往日的照实补报；点了名就从这里消失。'
          : '校长那里已先提醒过。请联系学校，当天补上点名；点了名就从这里消失。'
      }
    >
      <ul className="border-t border-line-strong">
        {due.slice(0, first?.count).map(({ classId, className, schoolName, schoolPhone, days }) => (
          <li key={classId} className="border-b border-line bg-surface px-4 py-2">
            {at === 'school' ? (
              <TextLink href={`/classes/${classId}/roll-call`} className="font-semibold">
                {className}
              </TextLink>
            ) : (
              <span className="font-semibold">
                {schoolName} {className}
                {schoolPhone ? <span className="ml-3 font-normal">电话 {schoolPhone}</span> : null}
              </span>
            )}
            <span className="block text-sm text-late">
              {days.length}个在校日没有点名：{days.length > SHOWN ? '最近 ' : ''}
              {days
                .slice(-SHOWN)
                .map((day) => monthDayText(day))
                .join('、')}
            </span>
          </li>
        ))}
      </ul>
      {first && due.length > first.count ? (
        <p className="pt-2">
          <TextLink href={first.href} className="inline-flex min-h-11 items-center">
            其余{due.length - first.count}个班，全部列出
          </TextLink>
        </p>
      ) : null}
    </Section>
  )
}
