import { PageHeader } from '#components/ui/page-header'
import { clausesText } from './clause-text.tsx'

type StepHeadProps = {
  title: string
  child: string
  detail: readonly (string | null | undefined)[]
  caseId: string
  clauses: readonly string[]
  /** 个案所依的文件。 */
  profile: string
}

/** 办一步的页头：办什么、关于谁、依据哪条。 */
export function StepHead({ title, child, detail, caseId, clauses, profile }: StepHeadProps) {
  return (
    <PageHeader
      title={title}
      crumbs={[
        { label: '个案台账', href: '/cases' },
        { label: child, href: `/cases/${caseId}` },
      ]}
      lead={[[child, ...detail].filter(Boolean).join(' · '), clausesText(clauses, profile)]
        .filter(Boolean)
        .join('　依据：')}
    />
  )
}
