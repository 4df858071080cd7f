import { MomentText } from '#components/ui/date-text'
import { StateTag } from '#components/ui/state-tag'
import { CONTACT_MEANS_LABEL, CONTACT_RESULT_LABEL, isKeyOf } from '#lib/rules/labels'

type AbsenceHistoryProps = {
  today: string
  contacts: readonly {
    readonly id: string
    readonly means: string
    readonly result: string
    readonly note: string | null
    readonly by: string
    readonly at: string
  }[]
  report: {
    readonly words: string
    readonly late: boolean
    readonly by: string
    readonly at: string
    readonly received: { readonly by: string; readonly at: string } | null
  } | null
}

/** 这一天已经办过的：联系了几次、报告、收悉。 */
export function AbsenceHistory({ today, contacts, report }: AbsenceHistoryProps) {
  if (contacts.length === 0 && !report) return <p className="text-muted">还没有联系家长，也没有报告学校。</p>
  return (
    <ol className="flex flex-col gap-3">
      {contacts.map((one) => (
        <li key={one.id} className="border-l-4 border-line-strong pl-3">
          <p>
            {isKeyOf(CONTACT_MEANS_LABEL, one.means) ? CONTACT_MEANS_LABEL[one.means] : one.means}联系家长：
            <strong>
              {isKeyOf(CONTACT_RESULT_LABEL, one.result) ? CONTACT_RESULT_LABEL[one.result] : one.result}
            </strong>
            {one.note ? `，${one.note}` : ''}
          </p>
          <p className="text-sm text-muted">
            {one.by}，<MomentText at={one.at} today={today} />
          </p>
        </li>
      ))}
      {report ? (
        <li className="border-l-4 border-line-strong pl-3">
          <p>
            向学校报告：{report.words} {report.late ? <StateTag tone="late">迟报</StateTag> : null}
          </p>
          <p className="text-sm text-muted">
            {report.by}，<MomentText at={report.at} today={today} />；
            {report.received ? (
              <>
                {report.received.by}已收悉，
                <MomentText at={report.received.at} today={today} />
              </>
            ) : (
              '学校还没有收悉'
            )}
          </p>
        </li>
      ) : null}
    </ol>
  )
}
