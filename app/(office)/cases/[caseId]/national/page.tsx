import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArrivalFocus } from '#components/attendance/arrival-focus'
import { NationalMarkBlank } from '#components/cases/national-mark-form'
import { StepHead } from '#components/cases/step-head'
import { DayText, MomentText } from '#components/ui/date-text'
import { Section } from '#components/ui/section'
import { Table } from '#components/ui/table'
import { listNationalMarks, nationalMarksOf } from '#lib/data/cases/national-marks'
import { dayFromColumn } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { instant } from '#lib/rules/calendar/instant'
import { isNationalMarkKind, NATIONAL_MARKS, openMarks } from '#lib/rules/cases/national-marks'
import { loadCase } from '#lib/server/cases/load-case'
import { deps } from '#lib/server/deps'
import { recordNationalMarkAction } from './actions.ts'

export const metadata: Metadata = { title: '国家系统登记' }

/** 一件个案在学籍系统、国家平台里办了没有，各是哪天（NA-7.1，N24-1）。 */
export default async function NationalMarksPage({ params }: PageProps<'/cases/[caseId]/national'>) {
  const { caseId } = await params
  const { kase, actor, now } = await loadCase(caseId)
  if (kase.line !== 'truancy') notFound()
  const rows = await deps().db.asActor(actor, (tx) => listNationalMarks(tx, actor, kase.id))
  const open = openMarks(actor.role, nationalMarksOf(rows))
  return (
    <>
      <StepHead
        title="国家系统登记"
        child={kase.child.name}
        detail={[kase.class?.name, kase.school?.name]}
        caseId={kase.id}
        clauses={['NA-7.1', 'N24-1']}
        profile={kase.policyCode}
      />
      <ArrivalFocus key={rows.length}>
        <Section
          id="marks"
          title="登记着的"
          note="国家的系统没有接口，在那边办好之后在这里登记日子；辍学台账的三栏从这里来。登错了再登一次取消，原来的留着。"
        >
          <Table
            caption={`登记，${rows.length}次，早的在前`}
            columns={[
              {
                key: 'kind',
                head: '办了什么',
                cell: (row: (typeof rows)[number]) =>
                  isNationalMarkKind(row.kind) ? NATIONAL_MARKS[row.kind].label : row.kind,
              },
              {
                key: 'on',
                head: '办理的日子',
                cell: (row) => <DayText day={dayFromColumn(row.onDay)} today={now.today} />,
              },
              { key: 'who', head: '登记的人', cell: (row) => row.person.name },
              {
                key: 'at',
                head: '登记时间',
                desktopOnly: true,
                cell: (row) => <MomentText at={instant(row.recordedAt.getTime())} today={now.today} />,
              },
            ]}
            rows={rows}
            rowKey={(row) => row.id}
            empty="学籍系统没有标注，国家平台没有登记。"
          />
        </Section>
        {open.length > 0 ? (
          <Section id="mark" title="登记一样">
            <NationalMarkBlank
              submissionKey={newId()}
              caseId={kase.id}
              kinds={open}
              today={now.today}
              act={recordNationalMarkAction}
            />
          </Section>
        ) : null}
      </ArrivalFocus>
    </>
  )
}
