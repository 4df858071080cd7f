import { TextLink } from '#components/ui/app-link'
import { MomentText } from '#components/ui/date-text'
import { Badge, StateTag } from '#components/ui/state-tag'
import { REPORT_MATTER_LABEL, type ReportMatter, URGENT_MATTERS } from '#lib/rules/cases/report-standing'

type ReportMattersProps = {
  reports: readonly {
    id: string
    caseId: string
    childName: string
    school: string
    signedAt: string
    matters: readonly ReportMatter[]
    closed: boolean
    reason: string | null
  }[]
  today: string
  /** 一校之内不写校名。 */
  withSchool: boolean
}

/** 报告身上没了的事：未会签、退回、县外未寄未答、未知悉。一份一行，一按到个案的那一节。 */
export function ReportMatters({ reports, today, withSchool }: ReportMattersProps) {
  return (
    <ul className="border-t border-line-strong">
      {reports.map((one) => (
        <li
          key={one.id}
          className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-surface px-4 py-2"
        >
          <TextLink href={`/cases/${one.caseId}#reports`} className="font-semibold">
            {one.childName}
          </TextLink>
          {withSchool ? <span className="text-muted">{one.school}</span> : null}
          <span className="text-sm text-muted">
            <MomentText at={one.signedAt} today={today} /> 签发
          </span>
          {one.closed ? <Badge>个案已销号</Badge> : null}
          {one.matters.map((matter) =>
            URGENT_MATTERS.includes(matter) ? (
              <StateTag key={matter} tone="late">
                {REPORT_MATTER_LABEL[matter]}
              </StateTag>
            ) : (
              <Badge key={matter}>{REPORT_MATTER_LABEL[matter]}</Badge>
            ),
          )}
          {one.matters.includes('sent_back') && one.reason ? (
            <span className="basis-full text-late">退回的理由：{one.reason}</span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
