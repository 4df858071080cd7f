import type { Metadata } from 'next'
import { LedgerFilter } from '#components/inspector/ledger-filter'
import { LedgerTable } from '#components/inspector/ledger-table'
import { SealLine } from '#components/inspector/seal-line'
import { PrintedHead } from '#components/pieces/printed-head'
import { TextLink } from '#components/ui/app-link'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { requireActor } from '#lib/auth/require-actor'
import { listSchools } from '#lib/data/figures-schools'
import { EVENTS_PER_PAGE, findHead, listLedger, nameFilter } from '#lib/data/ledger-pages'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { ledgerHref, ledgerPageQuery } from '#lib/schemas/ledger/ledger-query'
import { deps } from '#lib/server/deps'
import { loadPrintedHead } from '#lib/server/printed-head'

export const metadata: Metadata = { title: '台账' }

export default async function LedgerPage({ searchParams }: PageProps<'/ledger'>) {
  const actor = await requireActor('inspector', 'bureau')
  const { filter, before } = ledgerPageQuery(await searchParams)
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const seen = await db.asActor(actor, async (tx) => ({
    schools: await listSchools(tx, actor),
    ledger: await listLedger(tx, actor, filter, before),
    head: await findHead(tx, actor),
    named: await nameFilter(tx, actor, filter),
  }))
  const { personId: _person, ...anybody } = filter
  const { unitId: _unit, ...anywhere } = filter
  const older = seen.ledger.next
  return (
    <>
      <PageHeader
        title="台账"
        lead={<SealLine head={seen.head} today={today} />}
        actions={
          <>
            <LinkButton href="/ledger/verify" variant="primary">
              核验全链
            </LinkButton>
            <LinkButton href="/ledger/heads">链头与短码</LinkButton>
            <LinkButton href="/findings">督导意见</LinkButton>
            <LinkButton href="/reads">查阅记录</LinkButton>
          </>
        }
      />
      <LedgerFilter schools={seen.schools} filter={filter} today={today} />
      {seen.named.person ? (
        <p className="pb-3">
          只看{seen.named.person}办的。<TextLink href={ledgerHref(anybody)}>看所有人的</TextLink>
        </p>
      ) : null}
      {seen.named.klass ? (
        <p className="pb-3">
          只看{seen.named.klass}的。<TextLink href={ledgerHref(anywhere)}>看所有班的</TextLink>
        </p>
      ) : null}
      <LedgerTable lines={seen.ledger.lines} filter={filter} today={today} />
      {older || before ? (
        <div className="flex gap-3 pt-4 print:hidden">
          {before ? <LinkButton href={ledgerHref(filter)}>回到最新</LinkButton> : null}
          {older ? <LinkButton href={ledgerHref(filter, older)}>更早的{EVENTS_PER_PAGE}条</LinkButton> : null}
        </div>
      ) : null}
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}
