import { BareAct } from '#components/cases/bare-act'
import { StepPanel } from '#components/cases/step-panel'
import { ReasonForm } from '#components/cases/text-act-form'
import { ReportPaper } from '#components/pieces/report-paper'
import { TextLink } from '#components/ui/app-link'
import { MomentText } from '#components/ui/date-text'
import { Badge, StateTag } from '#components/ui/state-tag'
import { newId } from '#lib/data/ids'
import type { listInbox } from '#lib/data/reports-inbox'
import { inboxPaper } from '#lib/server/cases/report-papers'
import { receiveReportAction, sendBackReportAction } from './actions.ts'

type InboxItemProps = {
  paper: Awaited<ReturnType<typeof listInbox>>[number]
  today: string
  /** 头一份摊开，其余先叠着。 */
  open: boolean
}

/** 一份待签收的报告单：摊开是那张纸，旁边是签收与退回。 */
export function InboxItem({ paper, today, open }: InboxItemProps) {
  const { form, facts, marks } = inboxPaper(paper)
  const caseHref = `/cases/${paper.case.id}`
  const act = { submissionKey: newId(), caseId: paper.case.id, version: paper.case.version }
  return (
    <li>
      <details open={open} className="border border-line-strong bg-surface">
        <summary className="flex min-h-12 cursor-pointer flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
          <strong>{facts.childName}</strong>
          <span className="text-muted">
            {paper.school.name} {facts.grade}年({facts.classNo})班
          </span>
          <span className="text-muted">
            <MomentText at={paper.sentAt} today={today} /> 送达
          </span>
          {paper.signedAt ? <Badge>待签收</Badge> : <StateTag tone="late">系统移送</StateTag>}
          {paper.profile.countersignature.value && paper.signedAt && !paper.countersigned ? (
            <StateTag tone="late">未会签，不完备</StateTag>
          ) : null}
        </summary>
        <div className="grid gap-6 border-t border-line px-2 py-6 sm:px-6 xl:grid-cols-[minmax(0,50rem)_minmax(18rem,1fr)]">
          <div className="min-w-0 max-xl:order-2">
            <ReportPaper form={form} facts={facts} marks={marks} />
          </div>
          <div className="flex min-w-0 flex-col gap-4">
            {paper.case.schoolFailure ? <p className="text-late">{paper.case.schoolFailure}</p> : null}
            <BareAct
              act={act}
              label="签收"
              pendingText="正在签收"
              action={receiveReportAction}
              goTo={caseHref}
            />
            <StepPanel title="退回并说明" clause="">
              <ReasonForm
                act={act}
                id={`back-${paper.id}`}
                label="退回学校"
                ask="退回的理由"
                hint="学校会看到这段话，并另有时限重报。"
                danger
                action={sendBackReportAction}
                goTo="/township"
              />
            </StepPanel>
            <p>
              <TextLink href={caseHref}>打开个案 {paper.case.number}</TextLink>
            </p>
          </div>
        </div>
      </details>
    </li>
  )
}
