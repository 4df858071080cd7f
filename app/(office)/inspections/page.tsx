import type { Metadata } from 'next'
import { OverfullInspectors } from '#components/admin/overfull-inspectors'
import { PrintButton } from '#components/bureau/print-button'
import { InspectionForm } from '#components/inspection/inspection-form'
import { PrintedHead } from '#components/pieces/printed-head'
import { TextLink } from '#components/ui/app-link'
import { DayText } from '#components/ui/date-text'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { StateTag } from '#components/ui/state-tag'
import { Table } from '#components/ui/table'
import { requireActor } from '#lib/auth/require-actor'
import { listSchools } from '#lib/data/figures-schools'
import { newId } from '#lib/data/ids'
import { findTerm, type InspectionRow, listInspections } from '#lib/data/inspection/inspections'
import { findPolicy } from '#lib/data/policies'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { regularVisits, specialVisits } from '#lib/rules/inspection/visit-count'
import { NATIONAL } from '#lib/rules/policy/national'
import { deps } from '#lib/server/deps'
import { loadOverfullInspectors } from '#lib/server/people/overfull-inspectors'
import { loadPrintedHead } from '#lib/server/printed-head'
import { recordInspectionAction } from './actions.ts'

export const metadata: Metadata = { title: '督导登记' }

export default async function InspectionsPage() {
  const actor = await requireActor('inspector', 'bureau')
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const seen = await db.asActor(actor, async (tx) => ({
    schools: await listSchools(tx, actor),
    visits: await listInspections(tx, actor, plainDate(`${Number(today.slice(0, 4)) - 1}-01-01`)),
    term: await findTerm(tx, actor, today),
    policy: await findPolicy(tx, actor, today),
  }))
  const rule = (seen.policy?.profile ?? NATIONAL).inspections
  const ids = seen.schools.map(({ id }) => id)
  const regular = regularVisits(seen.visits, ids, seen.term, rule.value)
  const special = specialVisits(seen.visits, today, rule.value)
  const nameOf = (id: string) => seen.schools.find((school) => school.id === id)?.name ?? ''
  return (
    <>
      <PageHeader title="督导登记" lead={specialText(special)} actions={<PrintButton />} />
      {actor.role === 'bureau' ? (
        <OverfullInspectors {...(await loadOverfullInspectors(actor))} mayChange={false} />
      ) : null}
      <Section
        id="regular"
        title="经常性督导"
        note={`${seen.term ? seen.term.name : '今天不在任何学期里'}，每校每学期不少于 ${rule.value.regularPerTermPerSchool} 次。`}
      >
        <Table
          caption={`本学期经常性督导，${regular.length}所学校`}
          columns={[
            { key: 'school', head: '学校', cell: (row: (typeof regular)[number]) => nameOf(row.schoolId) },
            { key: 'held', head: '已督导', numeric: true, cell: (row) => `${row.held}次` },
            {
              key: 'needed',
              head: '够不够',
              cell: (row) =>
                row.held >= row.needed ? (
                  <StateTag tone="normal">已满</StateTag>
                ) : (
                  <StateTag tone="due">{`还欠${row.needed - row.held}次`}</StateTag>
                ),
            },
          ]}
          rows={regular}
          rowKey={(row) => row.schoolId}
          empty="没有划给您的责任校。"
        />
      </Section>
      <Section id="visits" title="登记过的">
        <Table
          caption={`督导，${seen.visits.length}校次，新的在前`}
          columns={[
            {
              key: 'on',
              head: '日子',
              cell: (row: InspectionRow) => <DayText day={row.heldOn} today={today} />,
            },
            { key: 'kind', head: '种类', cell: (row) => (row.kind === 'special' ? '专项' : '经常性') },
            { key: 'school', head: '学校', cell: (row) => row.school.name },
            { key: 'members', head: '人员', desktopOnly: true, cell: (row) => row.members },
            { key: 'purpose', head: '事由', desktopOnly: true, cell: (row) => row.purpose },
            {
              key: 'notice',
              head: '通知',
              cell: (row) =>
                row.noticedOn ? (
                  <TextLink href={`/inspections/${row.visitId}/notice`}>印通知</TextLink>
                ) : (
                  '不用通知'
                ),
            },
          ]}
          rows={seen.visits}
          rowKey={(row) => row.id}
          empty="还没有登记过督导。"
        />
      </Section>
      <Section id="record" title="登记一次督导">
        <InspectionForm
          submissionKey={newId()}
          schools={seen.schools}
          today={today}
          record={recordInspectionAction}
        />
      </Section>
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}

function specialText({ held, needed }: ReturnType<typeof specialVisits>): string {
  if (needed === null) return `今年专项督导 ${held} 次；本地文件没有规定次数`
  return held >= needed
    ? `今年专项督导 ${held} 次，已满 ${needed} 次`
    : `今年专项督导 ${held} 次，应 ${needed} 次，还欠 ${needed - held} 次`
}
