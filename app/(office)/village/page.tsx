import type { Metadata } from 'next'
import { dutyGroups } from '#components/cases/duty-groups'
import { Reminders } from '#components/cases/reminders'
import { TakeAlong } from '#components/offline/take-along'
import { DeskPlaces } from '#components/people/desk-places'
import { CaseStateTag } from '#components/pieces/case-state-tag'
import { DutyList } from '#components/pieces/duty-list'
import { SurveyDuties } from '#components/survey/survey-duties'
import { TextLink } from '#components/ui/app-link'
import { DayText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { Table } from '#components/ui/table'
import { requireActor } from '#lib/auth/require-actor'
import type { CaseRow } from '#lib/data/cases/list-cases'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { deps } from '#lib/server/deps'
import { readVillage } from '#lib/server/desk/read-village'
import { readRemindersAction, recordTownshipVisitAction, takeAlongAction } from './actions.ts'

export const metadata: Metadata = { title: '本村' }

export default async function VillagePage() {
  const actor = await requireActor('village')
  const { db, clock } = deps()
  const at = instant(clock.now().getTime())
  const now = { at, today: dayOf(at) }
  const { top, survey, duties, found } = await db.asActor(actor, (tx) => readVillage(tx, actor, now))
  const openCases = found.counts.reduce((sum, { count }) => sum + count, 0)
  const visits = duties.filter(({ clock: { duty } }) => duty === 'township_visit' || duty === 'revisit')
  return (
    <>
      <PageHeader
        title="本村"
        lead={`涉及本村的未结个案 ${openCases} 件`}
        actions={<LinkButton href="/never-enrolled/new">登记未入学的孩子</LinkButton>}
      />
      <DeskPlaces places={top.places} />
      <Reminders reminders={top.reminders} action={readRemindersAction} />
      <SurveyDuties {...survey} />
      <Section id="duties" title="入户任务" note="村里先到，镇里随后；谁去都记在同一张记录表上。">
        <DutyList groups={dutyGroups(visits, ['township', 'township_leader', 'village'], now)} />
      </Section>
      <TakeAlong
        owner={actor.personId}
        what="今天该入户的个案"
        take={takeAlongAction}
        senders={{ visit: recordTownshipVisitAction }}
      />
      <Section id="children" title="本村个案中的孩子">
        <Table
          caption={`未结个案，${openCases}件`}
          columns={[
            {
              key: 'child',
              head: '学生',
              cell: (row: CaseRow) => <TextLink href={`/cases/${row.id}`}>{row.childName}</TextLink>,
            },
            { key: 'state', head: '状态', cell: (row) => <CaseStateTag state={row.state} /> },
            {
              key: 'school',
              head: '学校',
              cell: (row) => `${row.school?.name ?? ''} ${row.class?.name ?? ''}`,
            },
            {
              key: 'since',
              head: '缺勤（应入学）自',
              cell: (row) => <DayText day={row.absentSinceOn} today={now.today} />,
            },
          ]}
          rows={found.cases}
          rowKey={(row) => row.id}
          empty="本村没有未结的个案。"
        />
        {openCases > found.cases.length ? (
          <p className="pt-3">
            <LinkButton href="/cases?standing=open">全部 {openCases} 件，到个案台账看</LinkButton>
          </p>
        ) : null}
      </Section>
    </>
  )
}
