import type { Metadata } from 'next'
import { ExportLink } from '#components/bureau/export-link'
import { LedgerViews } from '#components/cases/ledger-views'
import { MoreFilter } from '#components/cases/more-filter'
import { filterHref, filterQuery, StateFilter } from '#components/cases/state-filter'
import { UnitTable } from '#components/cases/unit-table'
import { TextLink } from '#components/ui/app-link'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { requireActor } from '#lib/auth/require-actor'
import { countCasesByUnit } from '#lib/data/cases/count-by-unit'
import { CASES_PER_PAGE, listCases } from '#lib/data/cases/list-cases'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { ROLES_WITH_CHILDREN } from '#lib/rules/people/roles'
import { ledgerQuery } from '#lib/schemas/cases/ledger-query'
import { deps } from '#lib/server/deps'
import { PersonTable } from './person-table.tsx'

export const metadata: Metadata = { title: '个案台账' }

/** 台账：同一些个案，按镇街、学校、班级、个人四种看法（DDK-4.3.2）；筛选与看法都在地址里。 */
export default async function CasesPage({ searchParams }: PageProps<'/cases'>) {
  const actor = await requireActor(...ROLES_WITH_CHILDREN)
  const query = ledgerQuery(await searchParams)
  const { db, clock } = deps()
  const at = instant(clock.now().getTime())
  const now = { at, today: dayOf(at) }
  const { view, filter, after } = query
  const { found, units } = await db.asActor(actor, async (tx) => ({
    found: await listCases(tx, actor, filter, { now: at, ...(after ? { after } : {}) }),
    units: view === 'person' ? [] : await countCasesByUnit(tx, actor, filter, { level: view, now: at }),
  }))
  const total = found.counts.reduce((sum, { count }) => sum + count, 0)
  const shown = filter.state ? (found.counts.find(({ state }) => state === filter.state)?.count ?? 0) : total
  const manySchools = !['teacher', 'officer', 'principal'].includes(actor.role)
  return (
    <>
      <PageHeader title="个案台账" lead={`在您管理范围内，符合所选条件的 ${shown} 件`} />
      <LedgerViews view={view} filter={filter} />
      <StateFilter filter={filter} view={view} counts={found.counts} total={total} />
      <MoreFilter filter={filter} view={view} />
      {filter.versionId ? (
        <p className="pb-4">
          只看按所选一版文件立的案。
          <TextLink href={filterHref(withoutVersion(filter), { view })}>看按各版文件立的</TextLink>
        </p>
      ) : null}
      {view === 'person' ? (
        <PersonTable cases={found.cases} shown={shown} now={now} manySchools={manySchools} />
      ) : (
        <UnitTable units={units} level={view} filter={filter} total={shown} />
      )}
      {view === 'person' && found.next ? (
        <div className="pt-4">
          <LinkButton href={filterHref(filter, { after: found.next })}>
            下一页（每页{CASES_PER_PAGE}件）
          </LinkButton>
        </div>
      ) : null}
      <ExportLink kind="cases" query={filterQuery(filter)} count={shown} />
    </>
  )
}

function withoutVersion<F extends { readonly versionId?: string }>({ versionId: _, ...rest }: F) {
  return rest
}
