import { TextLink } from '#components/ui/app-link'
import { MomentText } from '#components/ui/date-text'
import { Badge, StateTag } from '#components/ui/state-tag'
import type { CaseReport } from '#lib/data/cases/find-case'
import { standingSerialText } from '#lib/papers/suspected-dropout-report'
import { dayOf } from '#lib/rules/calendar/instant'
import { CONTACT_MEANS_LABEL, CONTACT_PARTY_LABEL, RECEIPT_LABEL } from '#lib/rules/labels'
import { codeText } from '#lib/schemas/cases/coded'
import type { LoadedCase } from '#lib/server/cases/load-case'
import { ExternalTrail } from './external-trail.tsx'
import { RecipientActs } from './recipient-acts.tsx'

/** 每份报告走到哪里：送了谁、谁收了、会签没有、县外寄到哪一步；校长的两条联系也在这里。 */
export function ReportStanding({ loaded, base }: { loaded: LoadedCase; base: string }) {
  const { kase, now } = loaded
  return (
    <div className="flex flex-col gap-6">
      {kase.contacts.length > 0 ? (
        <ul className="border-t border-line">
          {kase.contacts.map((one) => (
            <li key={one.id} className="flex flex-wrap gap-x-4 border-b border-line py-2">
              <span className="font-medium">
                校长与{codeText(CONTACT_PARTY_LABEL, one.party)}联系（
                {codeText(CONTACT_MEANS_LABEL, one.means)}）
              </span>
              <span>
                {one.contacted}：{one.result}
              </span>
              <span className="text-muted">
                <MomentText at={one.contactedAt} today={now.today} /> {one.by?.name}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {kase.reports.toReversed().map((report) => (
        <OneReport key={report.id} report={report} loaded={loaded} base={base} />
      ))}
    </div>
  )
}

function OneReport({ report, loaded, base }: { report: CaseReport; loaded: LoadedCase; base: string }) {
  const { policy, now } = loaded
  const serial = standingSerialText(report)
  return (
    <article className="border border-line-strong bg-surface">
      <h3 className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-2 text-base">
        <TextLink href={`${base}/report/print?round=${report.round}`}>
          {serial ?? (report.draftedByClock ? '系统起草，待补签' : '草稿')}
        </TextLink>
        {report.signedAt ? (
          <span className="text-sm font-normal text-muted">
            <MomentText at={report.signedAt} today={now.today} /> {report.signedBy?.name}签发
          </span>
        ) : null}
        {policy.profile.countersignature.value && report.signedAt ? <Countersigned report={report} /> : null}
      </h3>
      <ul>
        {report.recipients.map((recipient) => (
          <li
            key={recipient.id}
            className="flex flex-col gap-3 border-b border-line px-4 py-3 last:border-b-0"
          >
            <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <span className="font-medium">{recipient.name}</span>
              {recipient.receipt ? (
                <span className="text-muted">
                  {codeText(RECEIPT_LABEL, recipient.receipt.decision)}{' '}
                  <MomentText at={recipient.receipt.recordedAt} today={now.today} />{' '}
                  {recipient.receipt.by?.name}
                </span>
              ) : (
                <Badge>{WAITING_WORD[recipient.kind]}</Badge>
              )}
            </p>
            {recipient.receipt?.reason ? (
              <p className="text-late">退回的理由：{recipient.receipt.reason}</p>
            ) : null}
            {recipient.kind === 'external' ? (
              <ExternalTrail report={report} recipient={recipient} loaded={loaded} base={base} />
            ) : null}
            <RecipientActs report={report} recipient={recipient} loaded={loaded} base={base} />
          </li>
        ))}
      </ul>
      {report.spoiled.length > 0 ? (
        <p className="border-t border-line px-4 py-2 text-sm text-muted">
          {report.spoiled
            .map((one) => `${one.serial}号作废（${one.reason}），重开为${one.reissuedSerial}号`)
            .join('；')}
        </p>
      ) : null}
    </article>
  )
}

const WAITING_WORD: Readonly<Record<string, string>> = {
  township: '待签收',
  bureau: '已送达，未点知悉',
  external: '县外收件',
}

/** 会签：签了写谁、哪刻；没签的，报告不完备；迟签的，永远是迟。 */
export function Countersigned({ report }: { report: Pick<CaseReport, 'signedAt' | 'countersigned'> }) {
  const { signedAt, countersigned } = report
  if (!countersigned) return <StateTag tone="late">未会签，报告不完备</StateTag>
  const late = signedAt !== null && dayOf(countersigned.recordedAt) > dayOf(signedAt)
  return late ? (
    <StateTag tone="late">{countersigned.by?.name} 迟签</StateTag>
  ) : (
    <StateTag tone="normal">{countersigned.by?.name} 已会签</StateTag>
  )
}
