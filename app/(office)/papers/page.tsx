import type { Metadata } from 'next'
import { YearLinks } from '#components/cases/year-links'
import { TextLink } from '#components/ui/app-link'
import { DayText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { Notice } from '#components/ui/notice'
import { PageHeader } from '#components/ui/page-header'
import { StateTag } from '#components/ui/state-tag'
import { Table } from '#components/ui/table'
import { requireActor } from '#lib/auth/require-actor'
import { listRegister, type RegisterRow, registerYears } from '#lib/data/paper-register'
import { registerGaps } from '#lib/papers/legal-papers'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { PAPER_KINDS } from '#lib/rules/cases/paper-kinds'
import { MEASURE_LABEL } from '#lib/rules/labels'
import { registerQuery } from '#lib/schemas/cases/register-query'
import { issuedPaper } from '#lib/server/cases/legal-papers'
import { deps } from '#lib/server/deps'

export const metadata: Metadata = { title: '文书登记' }

export default async function RegisterPage({ searchParams }: PageProps<'/papers'>) {
  const actor = await requireActor('township', 'township_leader', 'bureau')
  const filter = registerQuery(await searchParams)
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const { years, year, all, waiting } = await db.asActor(actor, async (tx) => {
    const years = await registerYears(tx, actor)
    const year = filter.year ?? years[0]
    return {
      ...{ years, year },
      all: year === undefined ? [] : await listRegister(tx, actor, { year }),
      waiting: await listRegister(tx, actor, { waiting: true }),
    }
  })
  const here = year === undefined ? '/papers' : `/papers?year=${year}`
  const rows = (filter.waiting ? waiting : all).filter((row) => !filter.kind || row.kind === filter.kind)
  return (
    <>
      <PageHeader
        title="文书登记"
        lead={
          year === undefined
            ? '还没有签发过文书'
            : `${year}年签发 ${all.length} 份；各年待送达 ${waiting.length} 份`
        }
      />
      <YearLinks path="/papers" years={years} year={year} />
      <Gaps rows={all} />
      <nav aria-label="筛选" className="flex flex-wrap gap-3 pb-4">
        <LinkButton href={here} variant={filter.kind || filter.waiting ? 'quiet' : 'secondary'}>
          全部 {all.length}
        </LinkButton>
        <LinkButton href="/papers?waiting=1" variant={filter.waiting ? 'secondary' : 'quiet'}>
          待送达 {waiting.length}
        </LinkButton>
        {PAPER_KINDS.map((kind) => (
          <LinkButton
            key={kind}
            href={`${here}${year === undefined ? '?' : '&'}kind=${kind}`}
            variant={filter.kind === kind ? 'secondary' : 'quiet'}
          >
            {MEASURE_LABEL[kind]} {all.filter((row) => row.kind === kind).length}
          </LinkButton>
        ))}
        {waiting.length > 0 ? (
          <LinkButton href="/papers/print" variant="primary">
            一并打印待送达的 {waiting.length} 份
          </LinkButton>
        ) : null}
      </nav>
      <Table
        caption={`文书登记簿，${rows.length}份，新签发的在前；作废的号留着，重开的另取新号`}
        columns={[
          {
            key: 'serial',
            head: '编号',
            cell: (row: RegisterRow) => (
              <span className="block lg:min-w-40">
                <TextLink href={`/cases/${row.kase.id}/papers/${row.id}`}>{issuedPaper(row).serial}</TextLink>
                <span className="block text-xs text-muted">{row.title}</span>
              </span>
            ),
          },
          {
            key: 'child',
            head: '学生',
            cell: (row) => (
              <TextLink href={`/cases/${row.kase.id}`}>{issuedPaper(row).facts.childName}</TextLink>
            ),
          },
          {
            key: 'issued',
            head: '签发',
            desktopOnly: true,
            cell: (row) => (
              <>
                <DayText day={row.issuedOn} today={today} />
                <span className="block text-xs text-muted">{row.by.name}</span>
              </>
            ),
          },
          { key: 'state', head: '去向', cell: (row) => <Whither row={row} today={today} /> },
        ]}
        rows={rows}
        rowKey={(row) => row.id}
        empty="没有符合条件的文书。"
      />
    </>
  )
}

/** 待送达、已送达，或作废；重开的注明代替哪一份。 */
function Whither({ row, today }: { row: RegisterRow; today: string }) {
  const { service, spoiled } = row
  const note = spoiled ? spoiled.reason : row.replaces === null ? '' : `代替作废的${row.replaces}号`
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      {spoiled ? <StateTag tone="closed">作废</StateTag> : null}
      {service ? <StateTag tone="normal">已送达</StateTag> : null}
      {service || spoiled ? null : <StateTag tone="due">待送达</StateTag>}
      {service ? <DayText day={service.servedOn} today={today} /> : null}
      <span className="text-sm text-muted">{note}</span>
    </span>
  )
}

/** 查号：连续就说连续，缺号就说缺哪些、去哪里查。 */
function Gaps({ rows }: { rows: readonly RegisterRow[] }) {
  const gaps = PAPER_KINDS.flatMap((kind) =>
    registerGaps(rows.filter((row) => row.kind === kind)).map(
      ({ year, missing }) => `${year}年${MEASURE_LABEL[kind]}未见 ${missing.join('、')} 号`,
    ),
  )
  if (rows.length === 0) return null
  if (gaps.length === 0) return <p className="pb-4 text-muted">各种文书逐年查号：连续，没有缺号。</p>
  return <Notice kind="warn" title={`${gaps.join('；')}。个案已移交别处的，请向县教育局查。`} />
}
