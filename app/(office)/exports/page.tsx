import type { Metadata } from 'next'
import { TextLink } from '#components/ui/app-link'
import { MomentText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { Table } from '#components/ui/table'
import { DESKS } from '#lib/auth/desks'
import { requireActor } from '#lib/auth/require-actor'
import { EXPORTS_PER_PAGE, type ExportLine, listExports } from '#lib/data/exports'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { EXPORT_LABEL, EXPORT_ROLES, type ExportKind } from '#lib/rules/figures/export-kinds'
import { isRole, ROLE_LABEL } from '#lib/rules/people/roles'
import { instantText } from '#lib/schemas/instant-text'
import { deps } from '#lib/server/deps'

export const metadata: Metadata = { title: '导出登记' }

const PAGE_OF: Readonly<Record<ExportKind, string>> = {
  cases: '/cases',
  clocks: '/rows/clocks',
  unexcused: '/rows/unexcused',
  submissions: '/rows/submissions',
  line: '/rows/line',
  returns: '/rows/returns',
  relapses: '/rows/relapses',
  school_age: '/ledgers/school-age',
  suspected: '/ledgers/suspected',
  dropout: '/ledgers/dropout',
}

/** 谁、何时、导了什么、多少行、为什么（F76）；教育局与责任督学看全部，其余的人看自己的。 */
export default async function ExportsPage({ searchParams }: PageProps<'/exports'>) {
  const actor = await requireActor(...EXPORT_ROLES.cases)
  const desk = DESKS[actor.role]
  const before = instantText((await searchParams).before)
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const { lines, next } = await db.asActor(actor, (tx) => listExports(tx, actor, before ?? undefined))
  const all = actor.role === 'bureau' || actor.role === 'inspector'
  return (
    <>
      <PageHeader
        title="导出登记"
        crumbs={[{ label: desk.label, href: desk.path }]}
        lead={all ? '每一次导出都在这里；登记不能改，不能删' : '您自己导出过的；教育局与责任督学也看得到'}
      />
      <Table
        caption={`导出，本页${lines.length}次，新近的在前`}
        columns={[
          { key: 'at', head: '何时', cell: ({ at }: ExportLine) => <MomentText at={at} today={today} /> },
          {
            key: 'by',
            head: '谁',
            cell: ({ by, role }) => `${by}（${isRole(role) ? ROLE_LABEL[role] : role}）`,
          },
          {
            key: 'what',
            head: '导了什么',
            cell: ({ kind, filter }) =>
              kind ? (
                <TextLink href={`${PAGE_OF[kind]}?${new URLSearchParams({ ...filter })}`}>
                  {EXPORT_LABEL[kind]}
                </TextLink>
              ) : (
                ''
              ),
          },
          { key: 'rows', head: '行数', numeric: true, cell: ({ rowCount }) => rowCount },
          { key: 'why', head: '用途', cell: ({ purpose }) => purpose },
          {
            key: 'id',
            head: '登记号',
            desktopOnly: true,
            cell: ({ id }) => <span className="text-xs">{id}</span>,
          },
        ]}
        rows={lines}
        rowKey={({ id }) => id}
        empty="还没有人导出过。"
      />
      {next ? (
        <div className="pt-4">
          <LinkButton href={`/exports?before=${next}`}>更早的{EXPORTS_PER_PAGE}次</LinkButton>
        </div>
      ) : null}
    </>
  )
}
