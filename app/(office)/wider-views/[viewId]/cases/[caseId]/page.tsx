import type { Metadata } from 'next'
import { clockView } from '#components/cases/clock-view'
import { dutyLabel } from '#components/cases/duty-label'
import { CaseLine } from '#components/pieces/case-line'
import { CaseStateTag } from '#components/pieces/case-state-tag'
import { DayStrip } from '#components/pieces/day-strip'
import { ageText } from '#components/ui/date-text'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { ViewBanner, ViewOver } from '#components/wider-views/view-banner'
import { CASE_LINE_LABEL } from '#lib/rules/cases/case-states'
import { DROPOUT_REASON_LABEL, WHEREABOUTS_LABEL } from '#lib/rules/labels'
import { ledgerVerbLabel } from '#lib/rules/ledger-verbs'
import { isRole, LANE_OF } from '#lib/rules/people/roles'
import { codeText } from '#lib/schemas/cases/coded'
import { loadViewedCase } from '#lib/server/wider-views/load-view'

export const metadata: Metadata = { title: '临时查看' }

export default async function ViewedCasePage({ params }: PageProps<'/wider-views/[viewId]/cases/[caseId]'>) {
  const { viewId, caseId } = await params
  const { seen, row, now } = await loadViewedCase(viewId, caseId)
  const crumbs = [
    { label: '临时查看', href: '/wider-views' },
    { label: '学生', href: `/wider-views/${viewId}` },
  ]
  if (!seen) {
    return (
      <>
        <PageHeader title="临时查看" crumbs={crumbs} />
        <ViewOver ended={row.ended} />
      </>
    )
  }
  const { kase } = seen
  // 只写办过什么；文书的原件在他们的页面上，临时查看打不开。
  const story = kase.steps.map((step) => ({
    id: step.id,
    at: step.recordedAt,
    lane: isRole(step.role) ? LANE_OF[step.role] : 'school',
    kind: 'act' as const,
    text: ledgerVerbLabel(step.verb),
    by: step.by?.name ?? '系统',
  }))
  const running = kase.deadlines.filter((one) => one.status === 'running' && !one.warning)
  return (
    <>
      <PageHeader
        title={kase.child.name}
        crumbs={crumbs}
        tags={<CaseStateTag state={kase.state} />}
        lead={[
          kase.class?.name,
          kase.school?.name,
          ageText(kase.child.birthOn, now.today),
          `${CASE_LINE_LABEL[kase.line]} ${kase.number}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      />
      <ViewBanner reason={row.reason} expiresAt={row.expiresAt} />
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 border-t border-line pt-4 pb-8">
        <dt className="text-muted">劝返责任人</dt>
        <dd>{kase.responsible?.name ?? '尚未确定'}</dd>
        <dt className="text-muted">原因</dt>
        <dd>{kase.reason ? codeText(DROPOUT_REASON_LABEL, kase.reason) : '尚未查明'}</dd>
        <dt className="text-muted">去向</dt>
        <dd>{kase.whereabouts ? codeText(WHEREABOUTS_LABEL, kase.whereabouts) : '尚未查明'}</dd>
      </dl>
      <Section id="line" title="案线">
        <CaseLine items={story} today={now.today} label="个案经过" />
      </Section>
      <Section id="clocks" title="在走的时限">
        {running.length === 0 ? <p className="text-muted">没有在走的时限。</p> : null}
        <ol className="flex flex-col gap-8">
          {running.map((deadline) => (
            <li key={deadline.id} className="min-w-0">
              <h3 className="mb-2 flex flex-wrap items-baseline gap-x-4 text-base">
                {dutyLabel(deadline.duty)}
                <span className="text-sm font-normal text-muted">由{deadline.ownerUnit.name}承担</span>
              </h3>
              <DayStrip {...clockView(deadline, now)} />
            </li>
          ))}
        </ol>
      </Section>
    </>
  )
}
