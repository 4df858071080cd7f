import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { PrintButton } from '#components/bureau/print-button'
import { FileLink } from '#components/files/file-link'
import { AnswerForm } from '#components/inspection/answer-form'
import { RecheckForm } from '#components/inspection/recheck-form'
import { PrintedHead } from '#components/pieces/printed-head'
import { TextLink } from '#components/ui/app-link'
import { DayText, MomentText } from '#components/ui/date-text'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { StateTag } from '#components/ui/state-tag'
import { requireActor } from '#lib/auth/require-actor'
import { newId } from '#lib/data/ids'
import { type FindingRow, findFinding } from '#lib/data/inspection/findings'
import { findPolicy } from '#lib/data/policies'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { digestCode } from '#lib/rules/files/digest-code'
import {
  FINDING_STANDING_LABEL,
  FINDING_STEP_LABEL,
  findingStanding,
  takeFindingStep,
} from '#lib/rules/inspection/finding-steps'
import { isRole, ROLE_LABEL } from '#lib/rules/people/roles'
import { deps } from '#lib/server/deps'
import { loadPrintedHead } from '#lib/server/printed-head'
import { answerFindingAction, recheckFindingAction, reportRectificationAction } from './actions.ts'

export const metadata: Metadata = { title: '督导意见' }

export default async function FindingPage({ params }: PageProps<'/findings/[findingId]'>) {
  const actor = await requireActor('inspector', 'bureau', 'principal', 'officer')
  const { findingId } = await params
  if (!z.uuid().safeParse(findingId).success) notFound()
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const found = await db.asActor(actor, async (tx) => {
    const finding = await findFinding(tx, actor, findingId)
    return finding && { finding, policy: await findPolicy(tx, actor, today) }
  })
  if (!found) notFound()
  const { finding, policy } = found
  const reportDays = policy?.profile.inspections.value.rectificationReportDays ?? null
  const kinds = finding.steps.map(({ kind }) => kind)
  const standing = findingStanding(kinds, reportDays !== null)
  const mayTake = (kind: Parameters<typeof takeFindingStep>[1]) =>
    takeFindingStep(standing, kind, actor.role).ok
  return (
    <>
      <PageHeader
        title="督导意见"
        crumbs={[{ label: '督导意见', href: '/findings' }]}
        tags={
          <StateTag tone={standing === 'closed' ? 'closed' : 'due'}>
            {FINDING_STANDING_LABEL[standing]}
          </StateTag>
        }
        lead={
          <>
            {finding.school.name}，限期 <DayText day={finding.dueOn} today={today} />
            {finding.caseId && finding.case ? (
              <>
                ，关于个案 <TextLink href={`/cases/${finding.caseId}`}>{finding.case.number}</TextLink>
              </>
            ) : null}
          </>
        }
        actions={<PrintButton />}
      />
      <Steps finding={finding} today={today} />
      {mayTake('answered') ? (
        <Section id="answer" title="答复整改">
          <AnswerForm
            submissionKey={newId()}
            findingId={finding.id}
            label="答复督学"
            send={answerFindingAction}
          />
        </Section>
      ) : null}
      {mayTake('passed') ? (
        <Section id="recheck" title="复查">
          <RecheckForm submissionKey={newId()} findingId={finding.id} recheck={recheckFindingAction} />
        </Section>
      ) : null}
      {mayTake('reported') ? (
        <Section id="report" title="整改报告" note={`整改结束后 ${reportDays} 日内报送。`}>
          <AnswerForm
            submissionKey={newId()}
            findingId={finding.id}
            label="报送整改报告"
            send={reportRectificationAction}
          />
        </Section>
      ) : null}
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}

function Steps({ finding, today }: { finding: FindingRow; today: string }) {
  return (
    <ol className="mb-8 border-t border-line-strong">
      <li className="border-b border-line bg-surface px-4 py-3">
        <p className="font-semibold">提出意见</p>
        <p className="whitespace-pre-line">{finding.content}</p>
        <p className="text-sm text-muted">
          {finding.person.name}（责任督学）
          <MomentText at={finding.recordedAt} today={today} />
        </p>
      </li>
      {finding.steps.map((step) => (
        <li key={step.ordinal} className="border-b border-line bg-surface px-4 py-3">
          <p className="font-semibold">
            {FINDING_STEP_LABEL[step.kind]}
            {step.newDueOn ? (
              <>
                至 <DayText day={step.newDueOn} today={today} />
              </>
            ) : null}
          </p>
          <p className="whitespace-pre-line">{step.content}</p>
          {step.proof ? (
            <p>
              <FileLink id={step.proof.id}>照片</FileLink>
              <span className="text-sm text-muted"> 摘要 {digestCode(step.proof.digest)}</span>
            </p>
          ) : null}
          {step.evidence ? <p className="whitespace-pre-line">凭据：{step.evidence}</p> : null}
          <p className="text-sm text-muted">
            {step.person.name}（{isRole(step.role) ? ROLE_LABEL[step.role] : step.role}）
            <MomentText at={step.recordedAt} today={today} />
          </p>
        </li>
      ))}
    </ol>
  )
}
