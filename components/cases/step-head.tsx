import { PageHeader } from '#components/ui/page-header'
import { clauseText } from './clause-text.tsx'

type StepHeadProps = {
  title: string
  child: string
  detail: readonly (string | null | undefined)[]
  caseId: string
  clauses: readonly string[]
}

/** 办一步的页头：办什么、关于谁、依据哪条。 */
export function StepHead({ title, child, detail, caseId, clauses }: StepHeadProps) {
  return (
    <PageHeader
      title={title}
      crumbs={[
        { label: '个案台账', href: '/cases' },
        { label: child, href: `/cases/${caseId}` },
      ]}
      lead={[[child, ...detail].filter(Boolean).join(' · '), clauses.map(clauseText).join('；')]
        .filter(Boolean)
        .join('　依据：')}
    />
  )
}
