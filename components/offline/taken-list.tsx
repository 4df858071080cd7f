import { Button } from '#components/ui/button'
import { dayText, dueText } from '#components/ui/date-text'
import { Empty } from '#components/ui/empty'
import { dayOf } from '#lib/rules/calendar/instant'
import type { RollCallAhead, TakenAlong, VisitAhead } from '#lib/rules/offline/taken-along'
import { deviceNow } from './device-store.ts'
import type { Entry } from './outbox-entry.ts'

/** 打开着的一张：新填的，或存过又打开的那一份。 */
export type Opened =
  | { readonly kind: 'visit'; readonly ahead: VisitAhead; readonly entry: Entry | null }
  | { readonly kind: 'roll_call'; readonly ahead: RollCallAhead; readonly entry: Entry | null }

type TakenListProps = { taken: TakenAlong | null; onOpen: (opened: Opened) => void }

/** 带上路的：入户一件一行，班级一班一行。 */
export function TakenList({ taken, onOpen }: TakenListProps) {
  if (!taken) return <Empty>还没有带上路。有网络的时候按“带上路”，名单才会存进这部手机。</Empty>
  if (taken.visits.length + taken.rollCalls.length === 0)
    return <Empty>取的时候没有轮到您入户的个案，也没有要点名的班。</Empty>
  const today = dayOf(deviceNow())
  return (
    <ul aria-label="带上路的" className="border-t border-line-strong">
      {taken.visits.map((ahead) => (
        <Row
          key={ahead.caseId}
          title={ahead.childName}
          detail={[
            ahead.village,
            ahead.lastVisit ? `上次 ${dayText(ahead.lastVisit.on, today)}` : '还没有入户',
            ahead.dueAt ? dueText(ahead.dueAt, today) : null,
          ]}
          button={`填第${ahead.ordinal}次`}
          spoken={`填写${ahead.childName}的入户记录，第${ahead.ordinal}次`}
          onOpen={() => onOpen({ kind: 'visit', ahead, entry: null })}
        />
      ))}
      {taken.rollCalls.map((ahead) => (
        <Row
          key={ahead.classId}
          title={ahead.className}
          detail={[dayText(ahead.day, today), `${ahead.pupils.length} 人`]}
          button="点名"
          spoken={`${ahead.className}点名`}
          onOpen={() => onOpen({ kind: 'roll_call', ahead, entry: null })}
        />
      ))}
    </ul>
  )
}

type RowProps = {
  title: string
  detail: readonly (string | null)[]
  button: string
  spoken: string
  onOpen: () => void
}

function Row({ title, detail, button, spoken, onOpen }: RowProps) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 border-b border-line bg-surface px-4 py-3">
      <div className="min-w-0">
        <p className="font-semibold">{title}</p>
        <p className="text-sm text-muted">{detail.filter((part) => part !== null).join(' · ')}</p>
      </div>
      <Button aria-label={spoken} onClick={onOpen}>
        {button}
      </Button>
    </li>
  )
}
