import type { Metadata } from 'next'
import { PersonForm } from '#components/admin/person-forms'
import { TextLink } from '#components/ui/app-link'
import { DayText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { Table } from '#components/ui/table'
import { requireActor } from '#lib/auth/require-actor'
import { listIdlePeople, PEOPLE_PER_PAGE } from '#lib/data/identity/people'
import { newId } from '#lib/data/ids'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { isRole, ROLE_LABEL } from '#lib/rules/people/roles'
import { postsQuery } from '#lib/schemas/figures/rows-query'
import { deps } from '#lib/server/deps'
import { createPersonAction } from './actions.ts'

export const metadata: Metadata = { title: '新建与离任人员' }

export default async function PeoplePage({ searchParams }: PageProps<'/admin/people'>) {
  const actor = await requireActor('admin')
  const { after } = postsQuery(await searchParams)
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const { people, next } = await db.asActor(actor, (tx) => listIdlePeople(tx, actor, today, after))
  return (
    <>
      <PageHeader title="新建与离任人员" crumbs={[{ label: '人员任职', href: '/admin' }]} />
      <Section id="new" title="新建一个人">
        <PersonForm submissionKey={newId()} create={createPersonAction} />
      </Section>
      <Section id="idle" title="今天没有任职的人">
        <Table
          caption={`没有任职的人，本页${people.length}人，新建的在前`}
          columns={[
            {
              key: 'name',
              head: '姓名',
              cell: (row: (typeof people)[number]) => (
                <TextLink href={`/admin/people/${row.id}`}>{row.name}</TextLink>
              ),
            },
            {
              key: 'last',
              head: '最后的任职',
              cell: (row) =>
                row.last ? (
                  <>
                    {row.last.unit} {isRole(row.last.role) ? ROLE_LABEL[row.last.role] : row.last.role}
                    {row.last.toOn ? (
                      <>
                        ，至 <DayText day={row.last.toOn} today={today} />
                      </>
                    ) : null}
                  </>
                ) : (
                  '还没有任命过'
                ),
            },
          ]}
          rows={people}
          rowKey={(row) => row.id}
          empty="人人都有任职。"
        />
        {next ? (
          <div className="pt-4">
            <LinkButton href={`/admin/people?after=${next}`}>之后的{PEOPLE_PER_PAGE}人</LinkButton>
          </div>
        ) : null}
      </Section>
    </>
  )
}
