import type { Metadata } from 'next'
import { clauseText } from '#components/cases/clause-text'
import { SchoolingProposalForm } from '#components/placements/schooling-proposal-form'
import { Notice } from '#components/ui/notice'
import { PageHeader } from '#components/ui/page-header'
import { SCHOOLINGS } from '#lib/rules/placements/schooling'
import { refusalText } from '#lib/rules/refusal-text'
import { loadNewSchooling } from '#lib/server/placements/load-schooling'
import { proposeSchoolingAction } from './actions.ts'

export const metadata: Metadata = { title: '提出残疾儿童就学方式' }

export default async function NewSchoolingPage({ searchParams }: PageProps<'/schooling/new'>) {
  const { child, last, kinds, closed, rule, today, submissionKey } = await loadNewSchooling(
    (await searchParams).child,
  )
  return (
    <>
      <PageHeader
        title="提出残疾儿童就学方式"
        crumbs={[
          { label: '残疾儿童就学', href: '/schooling' },
          { label: child.name, href: `/children/${child.id}` },
        ]}
        lead={`${[child.name, child.class?.name, child.school?.name].filter(Boolean).join(' · ')}　依据：${clauseText(rule.clause)}`}
      />
      {last && last.decision === null ? (
        <Notice kind="warn" title="已有一次提出在等县教育局决定，请等有了结果再提。" />
      ) : (
        <div className="flex flex-col gap-6">
          <SchoolingProposalForm
            submissionKey={submissionKey}
            childId={child.id}
            kinds={kinds}
            last={{
              disability: last?.disability ?? '',
              level: last ? String(last.level ?? 'none') : '',
              place: last?.place ?? '',
              support: last?.support ?? '',
            }}
            fromOn={today}
            maxMonths={rule.value.maxMonths}
            propose={proposeSchoolingAction}
          />
          <details className="max-w-2xl text-sm">
            <summary className="flex min-h-11 items-center text-accent">
              另外 {closed.length} 种现在为什么提不了
            </summary>
            <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 pt-2">
              {closed.map(({ kind, why }) => (
                <div key={kind} className="contents">
                  <dt className="whitespace-nowrap">{SCHOOLINGS[kind].label}</dt>
                  <dd className="text-muted">{refusalText({ code: 'not_for_this_child', why })}</dd>
                </div>
              ))}
            </dl>
          </details>
        </div>
      )}
    </>
  )
}
