import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { clauseText } from '#components/cases/clause-text'
import { IssueForm } from '#components/cases/issue-form'
import { StepHead } from '#components/cases/step-head'
import { DayStrip } from '#components/pieces/day-strip'
import { LegalPaper } from '#components/pieces/legal-paper'
import { Section } from '#components/ui/section'
import { dutyStartedAt } from '#lib/duties/cases/duty-started-at'
import { draftPaper } from '#lib/duties/cases/issue-paper'
import { citedArticle } from '#lib/papers/cited-article'
import { paperTitle } from '#lib/papers/legal-papers'
import { startOfDay } from '#lib/rules/calendar/instant'
import { paperPlace } from '#lib/rules/cases/paper-places'
import { stepLabel } from '#lib/rules/cases/step-label'
import { legalPaperFacts } from '#lib/server/cases/legal-papers'
import { loadStep } from '#lib/server/cases/load-step'
import { issueNoticeAction, issueOrderAction, referToJusticeAction } from './actions.ts'

export const metadata: Metadata = { title: '签发文书' }

const ACTION = {
  order_to_correct: issueOrderAction,
  return_notice: issueNoticeAction,
  justice_referral: referToJusticeAction,
} as const

export default async function IssuePage({ params }: PageProps<'/cases/[caseId]/issue/[kind]'>) {
  const { caseId, kind: text } = await params
  const place = paperPlace(text)
  if (!place) notFound()
  const { act, kase, taken, now, policy, facts } = await loadStep(caseId, place.issue)
  const title = paperTitle(policy.profile, place.kind)
  const term =
    place.kind === 'justice_referral' ? null : dutyStartedAt(policy, 'return_by', startOfDay(now.today))
  const ordered = facts.taken.some((one) => one.kind === 'order_to_correct') ? '、责令限期改正' : ''
  const back = kase.line === 'never_enrolled' ? '入学' : '返校'
  const content = `经入户劝返${facts.townshipVisits}次、批评教育${ordered}，至今仍未${back}。`
  const body = draftPaper({ kase, policy }, place.kind, { issuer: '（签发机关）', enteredBy: '', content })
  const paper = legalPaperFacts(body, { kind: place.kind, title, termDays: term?.amount ?? null })
  return (
    <>
      <StepHead
        title={title}
        child={kase.child.name}
        detail={[kase.village?.name, kase.school?.name]}
        caseId={kase.id}
        clauses={taken.step.clause}
        profile={kase.policyCode}
      />
      {term ? (
        <Section
          id="term"
          title="期限怎样算"
          note="期限自送达之日起算。今天送达，就是下面这样；改日送达，日子随之往后。"
        >
          <DayStrip
            startOn={now.today}
            startAt={term.startAt}
            dueAt={term.dueAt}
            counted={term.counted}
            skipped={term.skipped}
            today={now.today}
            unit={term.unit}
            amount={term.amount}
            provisional={term.provisional}
            clause={clauseText(term.clause)}
            event="送达"
            state="running"
            metAt={undefined}
          />
        </Section>
      ) : null}
      <Section id="sign" title="签发" note="编号在签发时取，每年连续；签发之后不能改，错了作废重开。">
        <IssueForm
          act={act}
          content={content}
          label={stepLabel(taken.verb, taken.step, policy.profile)}
          action={ACTION[place.kind]}
          back={`/cases/${kase.id}`}
        />
      </Section>
      <Section id="paper" title="纸面">
        <LegalPaper
          facts={{ ...paper, articles: paper.articles.map(citedArticle).join('、') }}
          marks={{ standing: '草稿' }}
        />
      </Section>
    </>
  )
}
