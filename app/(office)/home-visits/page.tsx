import type { Metadata } from 'next'
import { PrintButton } from '#components/bureau/print-button'
import { clauseText } from '#components/cases/clause-text'
import { VisitTable } from '#components/home-visits/visit-table'
import { PrintedHead } from '#components/pieces/printed-head'
import { TextLink } from '#components/ui/app-link'
import { fullDayText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { Table } from '#components/ui/table'
import { DESKS } from '#lib/auth/desks'
import { VISITS_PER_PAGE } from '#lib/data/children/home-visits'
import { coveragePercent, type VisitCoverage } from '#lib/rules/people/visit-coverage'
import { groupLabel, groupsOf } from '#lib/rules/people/watch-groups'
import { type RegisterQuery, registerQuery } from '#lib/schemas/children/register-query'
import { pageNumber } from '#lib/schemas/page-number'
import { type LoadedRegister, loadRegister } from '#lib/server/home-visits/load-register'
import { loadPrintedHead } from '#lib/server/printed-head'

export const metadata: Metadata = { title: '家访登记' }

/** 家访登记册（DDK-4.8.1，DDK-5.2.1）：四类重点对象本学期访到几人，谁还没有访到。 */
export default async function HomeVisitsPage({ searchParams }: PageProps<'/home-visits'>) {
  const query = registerQuery(await searchParams)
  const register = await loadRegister(query)
  const { actor, schools, targets, visits, total, since, today } = register
  const page = pageNumber(query.page)
  const desk = DESKS[actor.role]
  const due = targets.length
  const visited = targets.filter((one) => one.visited).length
  const missing = targets.filter((one) => !one.visited)
  return (
    <>
      <PageHeader
        title="家访登记"
        crumbs={[{ label: desk.label, href: desk.path }]}
        lead={`${register.groups.map(groupLabel).join('、')}：应访 ${due} 人，本学期（${fullDayText(since)}起）已访 ${visited} 人，${coveragePercent({ due, visited })}。依据：${clauseText(register.clause)}`}
        actions={<PrintButton />}
      />
      <Filters register={register} query={query} />
      <Section id="coverage" title="各校覆盖">
        <Table
          caption={`${schools.length}所学校；每人只算一次，自本学期开学起算`}
          columns={[
            {
              key: 'school',
              head: '学校',
              cell: (row: VisitCoverage) => (
                <TextLink href={hrefOf({ school: row.schoolId })}>{row.schoolName}</TextLink>
              ),
            },
            { key: 'due', head: '应访', numeric: true, cell: (row) => row.due },
            { key: 'visited', head: '已访', numeric: true, cell: (row) => row.visited },
            {
              key: 'missing',
              head: '未访',
              numeric: true,
              cell: (row) =>
                row.due === row.visited ? (
                  0
                ) : (
                  <TextLink href={hrefOf({ school: row.schoolId, missing: '1' })}>
                    {row.due - row.visited}
                  </TextLink>
                ),
            },
            { key: 'percent', head: '覆盖', numeric: true, cell: coveragePercent },
          ]}
          rows={schools}
          rowKey={(row) => row.schoolId}
          empty="可及范围内没有标注这几类的孩子。"
        />
      </Section>
      {query.missing ? (
        <Section id="missing" title={`还没有访到的 ${missing.length}人`}>
          <Table
            caption={`未访 ${missing.length}人`}
            columns={[
              {
                key: 'child',
                head: '学生',
                cell: (row: (typeof missing)[number]) => (
                  <TextLink href={`/children/${row.childId}/household`}>{row.name}</TextLink>
                ),
              },
              { key: 'class', head: '班级', cell: (row) => `${row.schoolName} ${row.class?.name ?? ''}` },
              {
                key: 'groups',
                head: '类别',
                cell: (row) => groupsOf(row.categories, register.groups).map(groupLabel).join('、'),
              },
            ]}
            rows={missing}
            rowKey={(row) => row.childId}
            empty="都访到了。"
          />
        </Section>
      ) : (
        <Section id="visits" title="登记册">
          <VisitTable visits={visits} total={total} today={today} withChild />
          {page * VISITS_PER_PAGE < total ? (
            <div className="pt-4 print:hidden">
              <LinkButton href={hrefOf({ ...query, page: String(page + 1) })}>
                下一页（每页{VISITS_PER_PAGE}行）
              </LinkButton>
            </div>
          ) : null}
        </Section>
      )}
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}

function hrefOf(query: RegisterQuery): string {
  const search = new URLSearchParams(
    Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  ).toString()
  return search ? `/home-visits?${search}` : '/home-visits'
}

function Filters({ register, query }: { register: LoadedRegister; query: RegisterQuery }) {
  const here = query.school ? { school: query.school } : {}
  const links = [
    { label: '全部', href: hrefOf(here), on: !query.group && !query.holiday && !query.missing },
    ...register.groups.map((group) => ({
      label: groupLabel(group),
      href: hrefOf({ ...here, group }),
      on: query.group === group,
    })),
    { label: '假日家访', href: hrefOf({ ...here, holiday: '1' }), on: query.holiday === '1' },
    { label: '还没有访到的', href: hrefOf({ ...here, missing: '1' }), on: query.missing === '1' },
  ]
  return (
    <nav aria-label="筛选" className="flex flex-wrap gap-2 pb-4 print:hidden">
      {links.map(({ label, href, on }) => (
        <LinkButton
          key={label}
          href={href}
          size="dense"
          variant={on ? 'primary' : 'secondary'}
          {...(on ? { 'aria-current': 'page' as const } : {})}
        >
          {label}
        </LinkButton>
      ))}
      {query.school ? (
        <LinkButton href={hrefOf({})} size="dense" variant="quiet">
          看全部学校
        </LinkButton>
      ) : null}
    </nav>
  )
}
