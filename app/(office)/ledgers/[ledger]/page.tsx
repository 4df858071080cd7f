import type { Metadata } from 'next'
import { ExportLink } from '#components/bureau/export-link'
import { CaseLedgerTable } from '#components/rolls/case-ledger-table'
import { LedgerFilterForm } from '#components/rolls/ledger-filter-form'
import { SchoolAgeTable } from '#components/rolls/school-age-table'
import { fullDayText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { listLedgerPlaces } from '#lib/data/rolls/ledger-places'
import { listLedger } from '#lib/data/rolls/list-ledger'
import { CHILDREN_PER_PAGE } from '#lib/data/rolls/list-school-age'
import { LEDGER_LABEL, LEDGER_SLUG, ledgerOfSlug } from '#lib/rules/rolls/three-ledgers'
import { ledgerQuery, ledgerQueryText } from '#lib/schemas/rolls/ledger-filter'
import { deps } from '#lib/server/deps'
import { openLedger } from '#lib/server/rolls/load-ledger'

export async function generateMetadata({ params }: PageProps<'/ledgers/[ledger]'>): Promise<Metadata> {
  const ledger = ledgerOfSlug((await params).ledger)
  return { title: ledger ? LEDGER_LABEL[ledger] : '没有找到' }
}

/** 一本台账，照某一天，一页五十行；打印与导出是全部。 */
export default async function LedgerPage({ params, searchParams }: PageProps<'/ledgers/[ledger]'>) {
  const { actor, ledger, filter, today, page } = await openLedger((await params).ledger, await searchParams)
  const { db, keys } = deps()
  const { places, list } = await db.asActor(actor, async (tx) => ({
    places: await listLedgerPlaces(tx, actor, filter),
    list: await listLedger(tx, actor, keys, { ledger, filter, today, page }),
  }))
  const path = `/ledgers/${LEDGER_SLUG[ledger]}`
  const query = ledgerQueryText(filter, today)
  const pages = Math.max(1, Math.ceil(list.total / CHILDREN_PER_PAGE))
  const unit = ledger === 'school_age' ? '人' : '件'
  return (
    <>
      <PageHeader
        title={LEDGER_LABEL[ledger]}
        crumbs={[{ label: '三本台账', href: '/ledgers' }]}
        lead={`${filter.on === today ? '截至今天' : `照${fullDayText(filter.on)}当天终了时的记录（姓名、监护人、户籍照现在的登记）`}，在您管理范围内共 ${list.total} ${unit}`}
        actions={
          <>
            <LinkButton href={`${path}/print${query}`}>打印全部</LinkButton>
            <ExportLink kind={ledger} query={ledgerQuery(filter, today)} count={list.total} bare />
          </>
        }
      />
      <LedgerFilterForm ledger={ledger} path={path} filter={filter} today={today} places={places} />
      {list.ledger === 'school_age' ? (
        <SchoolAgeTable rows={list.rows} total={list.total} />
      ) : (
        <CaseLedgerTable ledger={list.ledger} rows={list.rows} total={list.total} today={today} />
      )}
      {pages > 1 ? (
        <nav aria-label="翻页" className="flex flex-wrap items-center gap-3 pt-4">
          {page > 1 ? (
            <LinkButton href={`${path}${ledgerQueryText(filter, today, page - 1)}`}>上一页</LinkButton>
          ) : null}
          <span>
            第 {page} 页，共 {pages} 页
          </span>
          {page < pages ? (
            <LinkButton href={`${path}${ledgerQueryText(filter, today, page + 1)}`}>下一页</LinkButton>
          ) : null}
        </nav>
      ) : null}
    </>
  )
}
