import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import {
  AccountActForm,
  AccountForm,
  AppointForm,
  EndPostForm,
  HandOverForm,
} from '#components/admin/person-forms'
import { PrintButton } from '#components/bureau/print-button'
import { DayText } from '#components/ui/date-text'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { StateTag } from '#components/ui/state-tag'
import { Table } from '#components/ui/table'
import { requireActor } from '#lib/auth/require-actor'
import { type FoundPerson, findPerson } from '#lib/data/identity/people'
import { newId } from '#lib/data/ids'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { isRole, ROLE_LABEL } from '#lib/rules/people/roles'
import { deps } from '#lib/server/deps'
import {
  actOnAccountAction,
  appointAction,
  endAppointmentAction,
  handOverPostAction,
  openAccountAction,
} from './actions.ts'

export const metadata: Metadata = { title: '人员' }

type Post = FoundPerson['appointments'][number]

export default async function PersonPage({ params }: PageProps<'/admin/people/[personId]'>) {
  const actor = await requireActor('admin')
  const { personId } = await params
  if (!z.uuid().safeParse(personId).success) notFound()
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const person = await db.asActor(actor, (tx) => findPerson(tx, actor, personId))
  if (!person) notFound()
  const tenant = await db.reference.tenant.findUnique({
    where: { id: actor.tenantId },
    select: { slug: true },
  })
  const running = person.appointments.filter(({ toOn }) => toOn === null || toOn >= today)
  const posts = running.map((post) => ({ value: post.id, label: `${roleText(post)} ${post.unit.name}` }))
  const accounts = person.accounts.map((one) => ({
    value: one.id,
    label: `${one.login}${one.disabledAt ? '（已停用）' : ''}`,
  }))
  return (
    <>
      <PageHeader
        title={person.name}
        crumbs={[{ label: '人员任职', href: '/admin' }]}
        lead={
          <>
            编号 <code className="break-all">{person.id}</code>
            {person.workPhone ? `，工作电话 ${person.workPhone}` : ''}
          </>
        }
        actions={<PrintButton />}
      />
      <Section id="posts" title="任职">
        <Table
          caption={`任职，${person.appointments.length}段，新的在前`}
          columns={[
            { key: 'role', head: '岗位', cell: (row: Post) => roleText(row) },
            {
              key: 'unit',
              head: '单位',
              cell: (row) => [row.unit.parent?.name, row.unit.name].filter(Boolean).join(' '),
            },
            { key: 'title', head: '职务', desktopOnly: true, cell: (row) => row.title ?? '' },
            { key: 'from', head: '自', cell: (row) => <DayText day={row.fromOn} today={today} /> },
            {
              key: 'to',
              head: '至',
              cell: (row) => (row.toOn ? <DayText day={row.toOn} today={today} /> : '未定'),
            },
          ]}
          rows={person.appointments}
          rowKey={(row) => row.id}
          empty="还没有任命过。"
        />
      </Section>
      <Section id="accounts" title="账号">
        <ul className="flex flex-col gap-2 pb-4">
          {person.accounts.map((one) => (
            <li key={one.id} className="flex flex-wrap items-center gap-3">
              <code>{one.login}</code>
              <StateTag tone={one.disabledAt ? 'late' : 'normal'}>
                {one.disabledAt ? '已停用' : '在用'}
              </StateTag>
            </li>
          ))}
        </ul>
        {accounts.length > 0 ? (
          <AccountActForm submissionKey={newId()} accounts={accounts} act={actOnAccountAction} />
        ) : (
          <AccountForm
            submissionKey={newId()}
            personId={person.id}
            slug={tenant?.slug ?? ''}
            open={openAccountAction}
          />
        )}
      </Section>
      <Section id="appoint" title="任命">
        <AppointForm submissionKey={newId()} personId={person.id} today={today} appoint={appointAction} />
      </Section>
      {posts.length > 0 ? (
        <>
          <Section id="hand-over" title="交接">
            <HandOverForm submissionKey={newId()} posts={posts} today={today} handOver={handOverPostAction} />
          </Section>
          <Section id="end" title="离任">
            <EndPostForm submissionKey={newId()} posts={posts} today={today} end={endAppointmentAction} />
          </Section>
        </>
      ) : null}
    </>
  )
}

function roleText({ role }: Post): string {
  return isRole(role) ? ROLE_LABEL[role] : role
}
