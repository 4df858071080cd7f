import type { Metadata } from 'next'
import { PrintButton } from '#components/bureau/print-button'
import { ReadTable } from '#components/inspector/read-table'
import { PrintedHead } from '#components/pieces/printed-head'
import { TextLink } from '#components/ui/app-link'
import { DayText } from '#components/ui/date-text'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { Table } from '#components/ui/table'
import { requireActor } from '#lib/auth/require-actor'
import { listReadMarks, listReads, namesOfPeople, READS_PER_PAGE } from '#lib/data/access-reads'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { UNUSUAL_LABEL, UNUSUAL_LIMITS, type Unusual, unusualAccess } from '#lib/rules/people/unusual-access'
import { ledgerPageQuery } from '#lib/schemas/ledger/ledger-query'
import { deps } from '#lib/server/deps'
import { loadPrintedHead } from '#lib/server/printed-head'

export const metadata: Metadata = { title: '查阅记录' }

const DAYS = 30

export default async function ReadsPage({ searchParams }: PageProps<'/reads'>) {
  const actor = await requireActor('inspector', 'bureau')
  const { personId } = ledgerPageQuery(await searchParams).filter
  const { db, clock } = deps()
  const now = clock.now()
  const today = dayOf(instant(now.getTime()))
  const since = new Date(now.getTime() - DAYS * 86_400_000)
  const asked = { since, ...(personId ? { personId } : {}) }
  const { reads, total, unusual, names } = await db.asActor(actor, async (tx) => {
    const marks = await listReadMarks(tx, actor, asked)
    const found = unusualAccess(marks)
    const who = [...found.map((one) => one.personId), ...(personId ? [personId] : [])]
    return {
      reads: await listReads(tx, actor, asked, READS_PER_PAGE),
      total: marks.length,
      unusual: found,
      names: await namesOfPeople(tx, actor, who),
    }
  })
  const nameOf = (id: string) => names.get(id) ?? ''
  return (
    <>
      <PageHeader
        title="查阅记录"
        lead={`近 ${DAYS} 日，您范围里的孩子被谁看过${personId ? `；只看${nameOf(personId)}` : ''}`}
        actions={<PrintButton />}
      />
      {personId ? (
        <p className="pb-3">
          <TextLink href="/reads">看所有人的</TextLink>
        </p>
      ) : null}
      <Section
        id="unusual"
        title="异常"
        note={`只提示，不认定：夜间（${UNUSUAL_LIMITS.nightFrom}时至次日${UNUSUAL_LIMITS.nightTo}时）看敏感项，一天看敏感项超过 ${UNUSUAL_LIMITS.revealsPerDay} 次，一天打开超过 ${UNUSUAL_LIMITS.childrenPerDay} 个孩子。`}
      >
        <Table
          caption={`异常，${unusual.length}条`}
          columns={[
            { key: 'day', head: '日子', cell: (row: Unusual) => <DayText day={row.day} today={today} /> },
            {
              key: 'who',
              head: '谁',
              cell: (row) => (
                <TextLink href={`/reads?person=${row.personId}`}>{nameOf(row.personId)}</TextLink>
              ),
            },
            { key: 'why', head: '缘由', cell: (row) => UNUSUAL_LABEL[row.reason] },
            { key: 'count', head: '次数', numeric: true, cell: (row) => row.count },
          ]}
          rows={unusual}
          rowKey={(row) => `${row.day} ${row.personId} ${row.reason}`}
          empty="没有异常。"
        />
      </Section>
      <Section id="reads" title="最近的查阅">
        <ReadTable
          reads={reads}
          caption={`查阅共${total}条${total > reads.length ? `，最近的${reads.length}条` : ''}`}
          today={today}
        />
      </Section>
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}
