import type { Metadata } from 'next'
import { SampleForm } from '#components/inspection/sample-form'
import { TextLink } from '#components/ui/app-link'
import { DayText, MomentText } from '#components/ui/date-text'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { Table } from '#components/ui/table'
import { requireActor } from '#lib/auth/require-actor'
import { newId } from '#lib/data/ids'
import { listDraws } from '#lib/data/inspection/samples'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { addDays } from '#lib/rules/calendar/plain-date'
import { SAMPLE_SUBJECT_LABEL, SAMPLE_SUBJECTS } from '#lib/rules/inspection/draw-sample'
import { deps } from '#lib/server/deps'
import { drawSampleAction } from './actions.ts'

export const metadata: Metadata = { title: '抽样核对' }

export default async function SamplesPage() {
  const actor = await requireActor('inspector', 'bureau')
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const draws = await db.asActor(actor, (tx) => listDraws(tx, actor))
  const labelOf = (subject: string) => {
    const known = SAMPLE_SUBJECTS.find((one) => one === subject)
    return known ? SAMPLE_SUBJECT_LABEL[known] : subject
  }
  return (
    <>
      <PageHeader
        title="抽样核对"
        lead="按学校分层、凭种子抽；同一种子、同一期间，何时重抽都是同一批，谁也挑不了。"
      />
      <Section id="draws" title="抽过的样">
        <Table
          caption="抽样，最近的在前"
          columns={[
            {
              key: 'seed',
              head: '种子',
              cell: (row: (typeof draws)[number]) => (
                <TextLink href={`/samples/${row.id}`}>{row.seed}</TextLink>
              ),
            },
            { key: 'what', head: '对象', cell: (row) => labelOf(row.subject) },
            {
              key: 'period',
              head: '期间',
              cell: (row) => (
                <>
                  <DayText day={row.fromOn} today={today} /> 至 <DayText day={row.toOn} today={today} />
                </>
              ),
            },
            { key: 'checked', head: '已核对', numeric: true, cell: (row) => `${row.checked}/${row.drawn}` },
            { key: 'who', head: '谁抽的', desktopOnly: true, cell: (row) => row.person.name },
            {
              key: 'at',
              head: '何时抽的',
              desktopOnly: true,
              cell: (row) => <MomentText at={row.recordedAt} today={today} />,
            },
          ]}
          rows={draws}
          rowKey={(row) => row.id}
          empty="还没有抽过样。"
        />
      </Section>
      {actor.role === 'inspector' ? (
        <Section id="draw" title="抽一次样">
          <SampleForm
            submissionKey={newId()}
            fromOn={addDays(today, -31)}
            toOn={addDays(today, -1)}
            seed={newId().slice(-8)}
            draw={drawSampleAction}
          />
        </Section>
      ) : null}
    </>
  )
}
