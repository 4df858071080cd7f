import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { ArrivalFocus } from '#components/attendance/arrival-focus'
import { SchoolingDecisionForm } from '#components/placements/schooling-decision-form'
import { DayText, MomentText } from '#components/ui/date-text'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { StateTag } from '#components/ui/state-tag'
import { DISABILITIES, schoolingText } from '#lib/rules/placements/schooling'
import { codeText } from '#lib/schemas/cases/coded'
import { DISABILITY_LEVELS } from '#lib/schemas/placements/schooling'
import { loadSchoolingProposal } from '#lib/server/placements/load-schooling'
import { decideSchoolingAction } from './actions.ts'

export const metadata: Metadata = { title: '残疾儿童就学方式' }

export default async function SchoolingProposalPage({ params }: PageProps<'/schooling/[proposalId]'>) {
  const { proposal, today, mayDecide, submissionKey } = await loadSchoolingProposal((await params).proposalId)
  const { child, decision, level } = proposal
  return (
    <>
      <PageHeader
        title={`${child.name} · ${schoolingText(proposal)}`}
        crumbs={[
          { label: '残疾儿童就学', href: '/schooling' },
          { label: child.name, href: `/children/${proposal.childId}` },
        ]}
        tags={
          <StateTag tone={decision ? (decision.agreed ? 'normal' : 'late') : 'due'}>
            {standingText(decision)}
          </StateTag>
        }
        lead={[child.class?.name, child.school?.name].filter(Boolean).join(' · ')}
      />
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 border-t border-line pt-4 pb-8">
        <Fact label="残疾">
          {DISABILITIES[proposal.disability].label}，{codeText(DISABILITY_LEVELS, String(level ?? 'none'))}
        </Fact>
        <Fact label="期限">
          <DayText day={proposal.fromOn} today={today} /> 至 <DayText day={proposal.untilOn} today={today} />
        </Fact>
        <Fact label="需要的支持">{proposal.support || '没有写'}</Fact>
        <Fact label="证明">
          <a href={`/api/files/${proposal.proofId}`} download className="text-accent underline">
            打开原件
          </a>
          <span className="ml-2 text-sm text-muted">只有乡镇、县教育局与上传者打得开，打开即留痕</span>
        </Fact>
        <Fact label="提出">
          {proposal.person.name}，<MomentText at={proposal.recordedAt} today={today} />
          {proposal.renewsId ? '，接着上一次登记' : ''}
        </Fact>
      </dl>
      <Section id="decision" title="县教育局的决定">
        <ArrivalFocus key={decision ? 'decided' : 'waiting'}>
          {decision ? (
            <p>
              {decision.agreed ? '同意并登记' : '退回'}
              {decision.words ? `，${decision.words}` : ''}
              <span className="ml-2 text-sm text-muted">
                {decision.by} <MomentText at={decision.at} today={today} />
              </span>
            </p>
          ) : mayDecide ? (
            <SchoolingDecisionForm
              submissionKey={submissionKey}
              proposalId={proposal.id}
              decide={decideSchoolingAction}
            />
          ) : (
            <p className="text-muted">在等县教育局决定。</p>
          )}
        </ArrivalFocus>
      </Section>
    </>
  )
}

function standingText(decision: { readonly agreed: boolean } | null): string {
  if (!decision) return '等待决定'
  return decision.agreed ? '已登记' : '已退回'
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="whitespace-nowrap text-muted">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  )
}
