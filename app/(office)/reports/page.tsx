import type { Metadata } from 'next'
import { SpoilSerialForm } from '#components/cases/spoil-serial-form'
import { StepPanel } from '#components/cases/step-panel'
import { YearLinks } from '#components/cases/year-links'
import { REPORT_TITLE } from '#components/pieces/report-paper'
import { TextLink } from '#components/ui/app-link'
import { MomentText } from '#components/ui/date-text'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { StateTag } from '#components/ui/state-tag'
import { Table } from '#components/ui/table'
import { DESKS } from '#lib/auth/desks'
import { requireActor } from '#lib/auth/require-actor'
import { newId } from '#lib/data/ids'
import { findPolicy } from '#lib/data/policies'
import { listSerials, type SerialLine, serialYears } from '#lib/data/spoiled-serials'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { serialGaps } from '#lib/rules/cases/serials'
import { registerQuery } from '#lib/schemas/cases/register-query'
import { deps } from '#lib/server/deps'
import { spoilSerialAction } from './actions.ts'

export const metadata: Metadata = { title: '报告编号登记' }

export default async function ReportsPage({ searchParams }: PageProps<'/reports'>) {
  const actor = await requireActor('officer', 'principal', 'bureau', 'inspector')
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const asked = registerQuery(await searchParams).year
  const { years, year, lines, policy } = await db.asActor(actor, async (tx) => {
    const years = await serialYears(tx, actor)
    const year = asked ?? years[0]
    return {
      ...{ years, year },
      lines: year === undefined ? [] : await listSerials(tx, actor, year),
      policy: await findPolicy(tx, actor, today),
    }
  })
  const books = Map.groupBy(lines, (line) => `${line.school} ${line.year}年`)
  const form = policy?.profile.reportForm.value ?? 'annex_5'
  return (
    <>
      <PageHeader
        title="报告编号登记"
        crumbs={[{ label: DESKS[actor.role].label, href: DESKS[actor.role].path }]}
        lead="签发一号一行；作废的旧号留着，重开的新号另起一行。每校每年连续，缺号照实写出。"
        actions={<TextLink href={`/reports/blank/${form}`}>打印空白的《{REPORT_TITLE[form]}》</TextLink>}
      />
      <YearLinks path="/reports" years={years} year={year} />
      {books.size === 0 ? (
        <p className="text-muted">{asked === undefined ? '' : `${asked}年`}还没有签发过书面报告。</p>
      ) : null}
      {[...books].map(([book, held]) => (
        <Section
          key={book}
          id={`book-${held[0]?.schoolId}-${held[0]?.year}`}
          title={book}
          note={<Gaps lines={held} />}
        >
          <Table
            caption={`${book}报告编号登记，${held.length}号`}
            columns={[
              { key: 'serial', head: '编号', cell: (line: SerialLine) => `${line.serial}号` },
              {
                key: 'state',
                head: '现状',
                cell: (line: SerialLine) =>
                  line.reissuedAs === null ? (
                    <TextLink href={`/cases/${line.caseId}/report/print?round=${line.round}`}>有效</TextLink>
                  ) : (
                    <span className="inline-flex flex-wrap items-center gap-2">
                      <StateTag tone="closed">作废</StateTag>
                      重开为{line.reissuedAs}号：{line.reason}
                    </span>
                  ),
              },
              { key: 'to', head: '送', desktopOnly: true, cell: (line: SerialLine) => line.to },
              {
                key: 'at',
                head: '取号',
                cell: (line: SerialLine) => <MomentText at={line.at} today={today} />,
              },
              {
                key: 'act',
                head: '作废',
                cell: (line: SerialLine) =>
                  actor.role === 'principal' && line.reissuedAs === null ? (
                    <StepPanel title="作废" clause="">
                      <SpoilSerialForm
                        on={{ submissionKey: newId(), caseId: line.caseId, reportId: line.reportId }}
                        action={spoilSerialAction}
                        goTo="/reports"
                      />
                    </StepPanel>
                  ) : (
                    ''
                  ),
              },
            ].filter(({ key }) => key !== 'act' || actor.role === 'principal')}
            rows={held}
            rowKey={(line) => line.key}
            empty=""
          />
        </Section>
      ))}
    </>
  )
}

/** 缺号核对：连续写连续，不连续写缺哪几号。 */
function Gaps({ lines }: { lines: readonly SerialLine[] }) {
  const gaps = serialGaps(lines)
  if (gaps.length === 0) return <>1号至{Math.max(...lines.map(({ serial }) => serial))}号连续，没有缺号。</>
  return <StateTag tone="late">缺 {gaps.map((serial) => `${serial}号`).join('、')}</StateTag>
}
