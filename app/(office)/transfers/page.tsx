import type { Metadata } from 'next'
import { DutyList } from '#components/pieces/duty-list'
import { withTransfers } from '#components/transfers/transfer-items'
import { TransferTag } from '#components/transfers/transfer-tag'
import { TextLink } from '#components/ui/app-link'
import { dueText, MomentText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { Table } from '#components/ui/table'
import { requireActor } from '#lib/auth/require-actor'
import { listTransferDuties } from '#lib/data/transfers/transfer-duties'
import { type FoundTransfer, listTransfers, SETTLED_AT_MOST } from '#lib/data/transfers/transfers'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { ROLES_WITH_CHILDREN } from '#lib/rules/people/roles'
import { comesIn, fromText } from '#lib/rules/placements/transfer-states'
import { deps } from '#lib/server/deps'

export const metadata: Metadata = { title: '转学' }

const NOTHING = { late: [], today: [], later: [], waiting: [] }

export default async function TransfersPage() {
  const actor = await requireActor(...ROLES_WITH_CHILDREN)
  const { db, clock } = deps()
  const at = instant(clock.now().getTime())
  const today = dayOf(at)
  const { standing, settled, duties } = await db.asActor(actor, async (tx) => ({
    standing: await listTransfers(tx, actor, { open: true }),
    settled: await listTransfers(tx, actor, { open: false }),
    duties: await listTransferDuties(tx, actor),
  }))
  const ours = actor.role === 'principal' ? ['officer', 'principal'] : [actor.role]
  const receives = (one: FoundTransfer) =>
    comesIn(one.route) ||
    (one.route === 'within' && one.toSchoolId !== null && actor.unitIds.includes(one.toSchoolId))
  const transfers = [...standing, ...settled]
  const incoming = transfers.filter(receives)
  const outgoing = transfers.filter((one) => !receives(one))
  const dueOf = (one: FoundTransfer) => {
    const next = duties.find(({ transferId }) => transferId === one.id)
    return next ? dueText(next.clock.dueAt, today) : ''
  }
  const table = (rows: readonly FoundTransfer[], what: string, empty: string) => (
    <Table
      caption={`${what}，${rows.length}份`}
      columns={[
        {
          key: 'child',
          head: '孩子',
          cell: (row: FoundTransfer) => (
            <TextLink href={`/transfers/${row.id}`}>{row.summary.childName}</TextLink>
          ),
        },
        { key: 'from', head: '转出', cell: (row) => fromText(row) },
        { key: 'to', head: '转入', cell: (row) => toText(row) },
        { key: 'state', head: '进展', cell: (row) => <TransferTag route={row.route} state={row.state} /> },
        { key: 'due', head: '时限', cell: dueOf },
        {
          key: 'at',
          head: '提出',
          desktopOnly: true,
          cell: (row) => <MomentText at={row.recordedAt} today={today} />,
        },
      ]}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
    />
  )
  return (
    <>
      <PageHeader
        title="转学"
        actions={
          actor.role === 'bureau' ? <LinkButton href="/transfers/arrive">登记外县转入</LinkButton> : null
        }
        lead={`在办 ${standing.length} 份。转出学校、教育局、接收学校各 10 个工作日；没有接收之前，孩子在原校名册上。`}
      />
      <Section id="duties" title="时限">
        <DutyList groups={withTransfers(NOTHING, duties, ours, { at, today })} empty="没有等您办的转学。" />
      </Section>
      {settled.length < SETTLED_AT_MOST ? null : (
        <p className="pb-4 text-muted">
          在办的都在这里；了结了的只列最近{SETTLED_AT_MOST}份，更早的从孩子的页面打开。
        </p>
      )}
      <Section id="incoming" title={`转入 ${incoming.length}份`}>
        {table(incoming, '转入', '没有转入的。')}
      </Section>
      <Section
        id="outgoing"
        title={`转出 ${outgoing.length}份`}
        note="转出由学籍所在学校从孩子的档案页提出，须有监护人签字的申请。"
      >
        {table(outgoing, '转出', '没有转出的。')}
      </Section>
    </>
  )
}

function toText(row: FoundTransfer): string {
  return comesIn(row.route) ? (row.toSchool?.name ?? '还没有安排') : row.peerName
}
