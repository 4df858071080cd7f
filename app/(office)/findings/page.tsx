import type { Metadata } from 'next'
import { CensureForm } from '#components/inspection/censure-form'
import { TextLink } from '#components/ui/app-link'
import { DayText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { StateTag } from '#components/ui/state-tag'
import { Table } from '#components/ui/table'
import { requireActor } from '#lib/auth/require-actor'
import { listSchools } from '#lib/data/figures-schools'
import { newId } from '#lib/data/ids'
import { type FindingRow, listCensures, listFindings } from '#lib/data/inspection/findings'
import { findPolicy } from '#lib/data/policies'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import {
  CENSURE_KINDS,
  CENSURE_LABEL,
  censuresOpenTo,
  FINDING_STANDING_LABEL,
  findingStanding,
} from '#lib/rules/inspection/finding-steps'
import { deps } from '#lib/server/deps'
import { recordCensureAction } from './actions.ts'

export const metadata: Metadata = { title: '督导意见' }

export default async function FindingsPage() {
  const actor = await requireActor('inspector', 'bureau', 'principal', 'officer')
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const seen = await db.asActor(actor, async (tx) => ({
    schools: await listSchools(tx, actor),
    findings: await listFindings(tx, actor),
    censures: await listCensures(tx, actor),
    policy: await findPolicy(tx, actor, today),
  }))
  const reports = Boolean(seen.policy?.profile.inspections.value.rectificationReportDays)
  const standingOf = ({ steps }: FindingRow) =>
    findingStanding(
      steps.map(({ kind }) => kind),
      reports,
    )
  const open = seen.findings.filter((row) => standingOf(row) !== 'closed').length
  const kinds = censuresOpenTo(actor.role)
  return (
    <>
      <PageHeader
        title="督导意见"
        lead={`共 ${seen.findings.length} 条，未结 ${open} 条`}
        actions={
          actor.role === 'inspector' ? (
            <LinkButton href="/findings/new" variant="primary">
              提督导意见
            </LinkButton>
          ) : undefined
        }
      />
      <Table
        caption={`督导意见，${seen.findings.length}条，新的在前`}
        columns={[
          {
            key: 'what',
            head: '意见',
            cell: (row: FindingRow) => (
              <TextLink href={`/findings/${row.id}`} className="block min-w-40">
                {row.content.slice(0, 40)}
              </TextLink>
            ),
          },
          { key: 'school', head: '学校', cell: (row) => row.school.name },
          {
            key: 'standing',
            head: '处境',
            cell: (row) => {
              const standing = standingOf(row)
              const late = standing === 'owed' && row.dueOn < today
              return (
                <StateTag tone={standing === 'closed' ? 'closed' : late ? 'late' : 'due'}>
                  {late ? '逾期未整改' : FINDING_STANDING_LABEL[standing]}
                </StateTag>
              )
            },
          },
          { key: 'due', head: '限期', cell: (row) => <DayText day={row.dueOn} today={today} /> },
          { key: 'who', head: '谁提的', desktopOnly: true, cell: (row) => row.person.name },
        ]}
        rows={seen.findings}
        rowKey={(row) => row.id}
        empty="还没有督导意见。"
      />
      <div className="pt-8">
        <Section id="censures" title="约谈、通报、诫勉谈话">
          <Table
            caption={`约谈、通报、诫勉，${seen.censures.length}次`}
            columns={[
              {
                key: 'on',
                head: '日子',
                cell: (row: (typeof seen.censures)[number]) => <DayText day={row.heldOn} today={today} />,
              },
              { key: 'kind', head: '方式', cell: (row) => censureLabel(row.kind) },
              { key: 'school', head: '学校', cell: (row) => row.school.name },
              { key: 'content', head: '事由与要求', cell: (row) => row.content },
              { key: 'outcome', head: '结果', cell: (row) => row.outcome },
              { key: 'who', head: '登记人', desktopOnly: true, cell: (row) => row.person.name },
            ]}
            rows={seen.censures}
            rowKey={(row) => row.id}
            empty="没有约谈、通报或诫勉谈话。"
          />
        </Section>
      </div>
      {kinds.length > 0 ? (
        <Section id="censure" title="登记一次">
          <CensureForm
            submissionKey={newId()}
            kinds={kinds}
            schools={seen.schools}
            today={today}
            record={recordCensureAction}
          />
        </Section>
      ) : null}
    </>
  )
}

function censureLabel(kind: string): string {
  const known = CENSURE_KINDS.find((one) => one === kind)
  return known ? CENSURE_LABEL[known] : kind
}
