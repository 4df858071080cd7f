import type { Metadata } from 'next'
import { OverfullInspectors } from '#components/admin/overfull-inspectors'
import { NewerPolicy } from '#components/bureau/newer-policy'
import { RowFilter, rowsHref } from '#components/bureau/row-filter'
import { TextLink } from '#components/ui/app-link'
import { DayText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { Notice } from '#components/ui/notice'
import { PageHeader } from '#components/ui/page-header'
import { Table } from '#components/ui/table'
import { requireActor } from '#lib/auth/require-actor'
import { listPosts, POSTS_PER_PAGE, type PostRow } from '#lib/data/posts'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { isRole, ROLE_LABEL, ROLES } from '#lib/rules/people/roles'
import { postsQuery } from '#lib/schemas/figures/rows-query'
import { deps } from '#lib/server/deps'
import { loadOfferedTitles } from '#lib/server/figures/load-policy'
import { loadOverfullInspectors } from '#lib/server/people/overfull-inspectors'

export const metadata: Metadata = { title: '人员任职' }

export default async function AdminPage({ searchParams }: PageProps<'/admin'>) {
  const actor = await requireActor('admin')
  const query = postsQuery(await searchParams)
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const found = await db.asActor(actor, (tx) => listPosts(tx, actor, today, query))
  const total = found.counts.reduce((sum, { count }) => sum + count, 0)
  const countOf = (role: string) => found.counts.find((one) => one.role === role)?.count ?? 0
  const shown = query.role ? countOf(query.role) : total
  return (
    <>
      <PageHeader
        title="人员任职"
        lead={`今天有效的任职共 ${total} 人次`}
        actions={
          <>
            <LinkButton href="/admin/people" variant="primary">
              新建人员
            </LinkButton>
            <LinkButton href="/imports">导入人员名册</LinkButton>
            <LinkButton href="/admin/units">单位</LinkButton>
          </>
        }
      />
      <OverfullInspectors {...(await loadOverfullInspectors(actor))} mayChange />
      <NewerPolicy titles={await loadOfferedTitles(actor)} mayAdopt={false} />
      <div className="pb-6">
        <Notice kind="info" title="系统管理员看不到任何儿童">
          这里只有人员与岗位。儿童、点名、个案、文书一概读不到，由数据库按岗位挡住，不是页面上没有放。
        </Notice>
      </div>
      <RowFilter
        lines={[
          {
            label: '岗位',
            links: [
              { href: '/admin', text: `全部 ${total}`, current: !query.role },
              ...ROLES.filter((role) => countOf(role) > 0).map((role) => ({
                href: rowsHref('/admin', { role }),
                text: `${ROLE_LABEL[role]} ${countOf(role)}`,
                current: role === query.role,
              })),
            ],
          },
        ]}
      />
      <Table
        caption={`任职，${shown}人次，本页${found.posts.length}人次，按单位`}
        columns={[
          {
            key: 'name',
            head: '姓名',
            cell: (row: PostRow) => (
              <TextLink href={`/admin/people/${row.person.id}`}>{row.person.name}</TextLink>
            ),
          },
          {
            key: 'role',
            head: '岗位',
            cell: (row) => (isRole(row.role) ? ROLE_LABEL[row.role] : row.role),
          },
          {
            key: 'unit',
            head: '单位',
            cell: (row) => (
              <>
                {row.unit.name}
                <span className="block text-xs text-muted lg:hidden">{aboveText(row)}</span>
              </>
            ),
          },
          {
            key: 'above',
            head: '隶属',
            desktopOnly: true,
            cell: aboveText,
          },
          { key: 'title', head: '职务', desktopOnly: true, cell: (row) => row.title ?? '' },
          {
            key: 'from',
            head: '自',
            desktopOnly: true,
            cell: (row) => <DayText day={row.fromOn} today={today} />,
          },
          {
            key: 'to',
            head: '至',
            desktopOnly: true,
            cell: (row) => (row.toOn ? <DayText day={row.toOn} today={today} /> : '未定'),
          },
        ]}
        rows={found.posts}
        rowKey={(row) => row.id}
        empty="没有符合条件的任职。"
      />
      {found.next ? (
        <div className="pt-4">
          <LinkButton
            href={rowsHref('/admin', {
              ...(query.role ? { role: query.role } : {}),
              after: found.next,
            })}
          >
            下一页（每页{POSTS_PER_PAGE}人次）
          </LinkButton>
        </div>
      ) : null}
    </>
  )
}

/** 单位之上两级：班在哪个年级、哪所学校。 */
function aboveText({ unit }: PostRow): string {
  return [unit.parent?.parent?.name, unit.parent?.name].filter(Boolean).join(' ')
}
