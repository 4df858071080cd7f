import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ExportLink } from '#components/bureau/export-link'
import { RateFigure } from '#components/bureau/rate-figure'
import { RowFilter, rowsHref, schoolLine } from '#components/bureau/row-filter'
import { TextLink } from '#components/ui/app-link'
import { DayText, dayText } from '#components/ui/date-text'
import { PageHeader } from '#components/ui/page-header'
import { StateTag } from '#components/ui/state-tag'
import { Table } from '#components/ui/table'
import { DESKS } from '#lib/auth/desks'
import { requireActor } from '#lib/auth/require-actor'
import type { ReturnRow } from '#lib/data/figures-returns'
import { listSchools } from '#lib/data/figures-schools'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { daysBetween } from '#lib/rules/calendar/plain-date'
import { RETURN_SETS, returnQuery } from '#lib/schemas/figures/rows-query'
import { deps } from '#lib/server/deps'
import { loadReturns } from '#lib/server/figures/load-returns'

export const metadata: Metadata = { title: '返校用时' }

const SET_LABEL = {
  all: '须劝返的',
  returned: '已返校',
  judged: '可以判快慢的',
  quick: '3个工作日内返校',
} as const

/** 劝返率、返校用时打开的行：本学年每一件旷课个案，几时立案、几时返校。 */
export default async function ReturnRowsPage({ searchParams }: PageProps<'/rows/returns'>) {
  const actor = await requireActor(
    'bureau',
    'principal',
    'officer',
    'inspector',
    'township',
    'township_leader',
  )
  const desk = DESKS[actor.role]
  const { set, schoolId } = returnQuery(await searchParams)
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const { schools, loaded } = await db.asActor(actor, async (tx) => ({
    schools: await listSchools(tx, actor),
    loaded: await loadReturns(tx, actor, today, schoolId),
  }))
  if (schoolId && !schools.some(({ id }) => id === schoolId)) notFound()
  const rows = loaded.sets[set]
  const quick = new Set(loaded.sets.quick.map(({ id }) => id))
  const href = (change: Readonly<Record<string, string | undefined>>) =>
    rowsHref('/rows/returns', { state: set, school: schoolId, ...change })
  return (
    <>
      <PageHeader
        title={`返校用时：${SET_LABEL[set]}`}
        crumbs={[{ label: desk.label, href: desk.path }]}
        lead={`${dayText(loaded.base, today)}以来立案的疑似辍学个案，共 ${rows.length} 件${loaded.median === null ? '' : `；返校用时中位数 ${loaded.median} 天`}`}
      />
      <RowFilter
        lines={[
          {
            label: '数法',
            links: RETURN_SETS.map((one) => ({
              href: href({ state: one }),
              text: `${SET_LABEL[one]} ${loaded.sets[one].length}`,
              current: one === set,
            })),
          },
          schoolLine(schools, schoolId, (id) => href({ school: id })),
        ]}
      />
      <div className="grid grid-cols-1 gap-3 pb-6 sm:grid-cols-2">
        <RateFigure rate={loaded.persuaded} unit="件" href={href({ state: 'returned' })} />
        <RateFigure rate={loaded.quick} unit="件" href={href({ state: 'quick' })} />
      </div>
      <Table
        caption={`个案，${rows.length}件，新立的在前`}
        columns={[
          {
            key: 'child',
            head: '学生',
            cell: (row: ReturnRow) => (
              <span className="whitespace-nowrap">
                <TextLink href={`/cases/${row.id}`}>{row.childName}</TextLink>
                <span className="block text-xs text-muted">{row.number}</span>
              </span>
            ),
          },
          { key: 'class', head: '学校班级', cell: (row) => `${row.schoolName} ${row.className}` },
          { key: 'opened', head: '立案', cell: ({ openedOn }) => <DayText day={openedOn} today={today} /> },
          {
            key: 'returned',
            head: '返校',
            cell: ({ returnedOn }) => (returnedOn ? <DayText day={returnedOn} today={today} /> : '还没有'),
          },
          {
            key: 'days',
            head: '用时',
            numeric: true,
            cell: ({ openedOn, returnedOn }) => (
              <span className="whitespace-nowrap">
                {returnedOn
                  ? `${daysBetween(openedOn, returnedOn)}天`
                  : `已${daysBetween(openedOn, today)}天`}
              </span>
            ),
          },
          {
            key: 'quick',
            head: '快慢',
            cell: ({ id }) => (quick.has(id) ? <StateTag tone="normal">3个工作日内</StateTag> : ''),
          },
        ]}
        rows={rows}
        rowKey={({ id }) => id}
        empty="没有符合条件的个案。"
      />
      <ExportLink kind="returns" query={{ state: set, school: schoolId }} count={rows.length} />
    </>
  )
}
