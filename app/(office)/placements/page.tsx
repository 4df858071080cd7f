import type { Metadata } from 'next'
import { TextLink } from '#components/ui/app-link'
import { DayText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { Table } from '#components/ui/table'
import { requireActor } from '#lib/auth/require-actor'
import { type Application, listUnplacedApplications } from '#lib/data/placements/applications'
import { listStandingPlacements, type StandingPlacement } from '#lib/data/placements/placements'
import { askedStages } from '#lib/duties/placements/standing-of'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { daysBetween } from '#lib/rules/calendar/plain-date'
import type { Role } from '#lib/rules/people/roles'
import { OPINION_STAGES } from '#lib/rules/placements/application'
import { PLACEMENTS } from '#lib/rules/placements/placement-terms'
import { deps } from '#lib/server/deps'

export const metadata: Metadata = { title: '缓学送教' }

const SEES_SCHOOLING: readonly Role[] = ['officer', 'principal', 'township', 'township_leader', 'bureau']

export default async function PlacementsPage() {
  const actor = await requireActor(
    'teacher',
    'officer',
    'principal',
    'village',
    'township',
    'township_leader',
    'bureau',
  )
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const { pending, standing } = await db.asActor(actor, async (tx) => ({
    pending: await listUnplacedApplications(tx, actor),
    standing: await listStandingPlacements(tx, actor),
  }))
  return (
    <>
      <PageHeader
        title="缓学送教"
        actions={
          SEES_SCHOOLING.includes(actor.role) ? <LinkButton href="/schooling">残疾儿童就学</LinkButton> : null
        }
        lead={`在办的申请 ${pending.length} 份，期内的缓学、休学、送教上门 ${standing.length} 人`}
      />
      <Section id="pending" title="在办的申请" note="村、校意见齐了才能批；只认身体状况。">
        <Table
          caption={`在办的申请，${pending.length}份`}
          columns={[
            {
              key: 'child',
              head: '孩子',
              cell: (row: Application) => (
                <TextLink href={`/placements/${row.id}`}>{row.child.name}</TextLink>
              ),
            },
            { key: 'kind', head: '申请', cell: (row) => PLACEMENTS[row.kind].label },
            { key: 'until', head: '至', cell: (row) => <DayText day={row.untilOn} today={today} /> },
            { key: 'wait', head: '在等', cell: waitingFor },
          ]}
          rows={pending}
          rowKey={(row) => row.id}
          empty="没有在办的申请。"
        />
      </Section>
      <Section id="standing" title="期内的" note="截止次日自己回台账；期满前须重新申请。">
        <Table
          caption={`期内的，${standing.length}人`}
          columns={[
            {
              key: 'child',
              head: '孩子',
              cell: (row: StandingPlacement) =>
                row.kind === 'home_teaching' ? (
                  <TextLink href={`/home-teaching/${row.id}`}>{row.childName}</TextLink>
                ) : row.caseId ? (
                  <TextLink href={`/cases/${row.caseId}`}>{row.childName}</TextLink>
                ) : actor.role === 'teacher' ? (
                  row.childName
                ) : (
                  <TextLink href={`/placements/${row.applicationId}`}>{row.childName}</TextLink>
                ),
            },
            { key: 'kind', head: '种类', cell: (row) => PLACEMENTS[row.kind].label },
            { key: 'class', head: '班级', cell: (row) => row.className ?? '' },
            { key: 'until', head: '截止', cell: (row) => <DayText day={row.untilOn} today={today} /> },
            { key: 'left', head: '还有', cell: (row) => `${Math.max(0, daysBetween(today, row.untilOn))}日` },
          ]}
          rows={standing}
          rowKey={(row) => row.id}
          empty="没有期内的缓学、休学、送教上门。"
        />
      </Section>
    </>
  )
}

function waitingFor(row: Application): string {
  const missing = askedStages(row).filter((stage) => !row.opinions.some((one) => one.stage === stage))
  return missing.length > 0 ? missing.map((stage) => OPINION_STAGES[stage].label).join('、') : '批准'
}
