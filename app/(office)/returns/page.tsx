import type { Metadata } from 'next'
import { PrintButton } from '#components/bureau/print-button'
import { PrintedHead } from '#components/pieces/printed-head'
import { FigureTable } from '#components/returns/figure-table'
import { StandingTag } from '#components/returns/standing-tag'
import { TextLink } from '#components/ui/app-link'
import { dueText, MomentText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { Table } from '#components/ui/table'
import { DESKS } from '#lib/auth/desks'
import { requireActor } from '#lib/auth/require-actor'
import { sumFigures } from '#lib/rules/returns/return-figures'
import { RETURN_LABEL } from '#lib/rules/returns/return-kinds'
import { periodText } from '#lib/rules/returns/return-periods'
import { loadPrintedHead } from '#lib/server/printed-head'
import { type LoadedPeriod, loadReturnsOf, type ReturnRow } from '#lib/server/returns/load-returns-of'

export const metadata: Metadata = { title: '月报、期报' }

/** 可及学校的报表，一期一看（NA-7.7，DDK-4.1.2，LX-2.1.3，DT-3.2.2 信息通报）：没报的在前；教育局看合计。 */
export default async function ReturnsPage({ searchParams }: PageProps<'/returns'>) {
  const actor = await requireActor(
    'officer',
    'principal',
    'township',
    'township_leader',
    'bureau',
    'inspector',
  )
  const { period } = await searchParams
  const { periods, shown, today } = await loadReturnsOf(actor, typeof period === 'string' ? period : '')
  const desk = DESKS[actor.role]
  return (
    <>
      <PageHeader
        title="月报、期报"
        crumbs={[{ label: desk.label, href: desk.path }]}
        lead={shown ? leadText(shown) : '还没有到报的时候：月末、开学之后这里会有一期。'}
        actions={<PrintButton />}
      />
      {periods.length > 1 ? (
        <nav aria-label="哪一期" className="flex flex-wrap gap-2 pb-4 print:hidden">
          {periods.map((one) => (
            <LinkButton
              key={one.key}
              href={`/returns?period=${one.key}`}
              size="dense"
              variant={one.key === shown?.key ? 'primary' : 'secondary'}
            >
              {periodText(one)}
              {RETURN_LABEL[one.kind]}
            </LinkButton>
          ))}
        </nav>
      ) : null}
      {shown ? <Period shown={shown} today={today} whole={actor.role === 'bureau'} /> : null}
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}

function leadText({ rows, kind, ...period }: LoadedPeriod): string {
  const of = (standing: ReturnRow['standing']) => rows.filter((row) => row.standing === standing).length
  return `${periodText({ kind, ...period })}${RETURN_LABEL[kind]}：${rows.length}所学校，已收 ${of('accepted')}，待收 ${of('submitted')}，退回 ${of('sent_back')}，未报 ${of('owed')}。`
}

function sumNote(missing: number): string {
  return missing > 0 ? `各校最近一版相加；未报的 ${missing}所不在内。` : '各校最近一版相加。'
}

function Period({ shown, today, whole }: { shown: LoadedPeriod; today: string; whole: boolean }) {
  const reported = shown.rows.flatMap(({ last }) => (last ? [last.figures] : []))
  return (
    <>
      <Section id="rows" title="各校">
        <Table
          caption={`${shown.rows.length}所学校，未报、退回的在前`}
          columns={[
            {
              key: 'school',
              head: '学校',
              cell: (row: ReturnRow) => <TextLink href={`/returns/${row.id}`}>{row.schoolName}</TextLink>,
            },
            {
              key: 'standing',
              head: '处境',
              cell: (row) => <StandingTag standing={row.standing} late={row.clock?.late ?? false} />,
            },
            {
              key: 'when',
              head: '时限、报出',
              cell: ({ last, clock }) =>
                last && !clock?.running ? (
                  <MomentText at={last.at} today={today} />
                ) : clock ? (
                  dueText(clock.dueAt, today)
                ) : (
                  ''
                ),
            },
            {
              key: 'version',
              head: '第几版',
              numeric: true,
              desktopOnly: true,
              cell: ({ last }) => last?.version ?? '',
            },
            {
              key: 'open',
              head: '期末在办',
              numeric: true,
              desktopOnly: true,
              cell: ({ last }) => (last ? `${last.figures.openCases}件` : ''),
            },
          ]}
          rows={shown.rows}
          rowKey={(row) => row.id}
          empty="这一期没有学校要报。"
        />
      </Section>
      {whole && reported.length > 0 ? (
        <Section
          id="sum"
          title={`已报 ${reported.length}校合计`}
          note={sumNote(shown.rows.length - reported.length)}
          aside={<LinkButton href={`/returns/bulletin?period=${shown.key}`}>印公开数字</LinkButton>}
        >
          <FigureTable
            caption={`${periodText(shown)}${RETURN_LABEL[shown.kind]}合计`}
            figures={sumFigures(reported)}
          />
        </Section>
      ) : null}
    </>
  )
}
