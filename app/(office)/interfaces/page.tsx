import type { Metadata } from 'next'
import { RegisterClientForm } from '#components/interfaces/client-forms'
import { ClientStandingTag } from '#components/interfaces/client-standing-tag'
import { PushState } from '#components/interfaces/push-state'
import { TextLink } from '#components/ui/app-link'
import { DayText, MomentText } from '#components/ui/date-text'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { Table } from '#components/ui/table'
import { DESKS } from '#lib/auth/desks'
import { requireActor } from '#lib/auth/require-actor'
import { newId } from '#lib/data/ids'
import { type ClientRow, listClients } from '#lib/data/interfaces/clients'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { addDays } from '#lib/rules/calendar/plain-date'
import {
  clientStanding,
  INTERFACE_KIND_LABEL,
  INTERFACE_MAX_DAYS,
  INTERFACE_ROLES,
} from '#lib/rules/interfaces/client'
import { deps } from '#lib/server/deps'
import { registerClientAction } from './actions.ts'

export const metadata: Metadata = { title: '对接系统' }

/** 对接的系统（F77）：给了谁、凭什么、读到哪里、几时读过；登记一个。只有县教育局。 */
export default async function InterfacesPage() {
  const actor = await requireActor(...INTERFACE_ROLES)
  const { db, clock, pushOrigins } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const clients = await db.asActor(actor, (tx) => listClients(tx, actor, today))
  const desk = DESKS[actor.role]
  return (
    <>
      <PageHeader
        title="对接系统"
        crumbs={[{ label: desk.label, href: desk.path }]}
        lead={
          <>
            别的系统凭口令来读；没有姓名、号码、住址、病情，每次读取都留痕。
            <a
              className="text-accent underline underline-offset-4"
              href="/api/v1/openapi.json"
              target="_blank"
              rel="noreferrer"
            >
              接口说明
            </a>
          </>
        }
      />
      <Section id="clients" title="给过的">
        <Table
          caption={`凭据，共${clients.length}份，新登的在前`}
          columns={[
            {
              key: 'name',
              head: '对方系统',
              cell: ({ id, name }: ClientRow) => <TextLink href={`/interfaces/${id}`}>{name}</TextLink>,
            },
            {
              key: 'kinds',
              head: '读哪几种',
              cell: ({ kinds }) => kinds.map((kind) => INTERFACE_KIND_LABEL[kind]).join('、'),
            },
            {
              key: 'standing',
              head: '现状',
              cell: (client) => <ClientStandingTag standing={clientStanding(client, today)} />,
            },
            {
              key: 'until',
              head: '用到',
              cell: ({ expiresOn }) => <DayText day={expiresOn} today={today} />,
            },
            {
              key: 'read',
              head: '最近读取',
              cell: ({ readAt }) => (readAt ? <MomentText at={readAt} today={today} /> : '还没有读过'),
            },
            { key: 'push', head: '推送', cell: (client) => <PushState client={client} today={today} /> },
            { key: 'by', head: '谁登记', desktopOnly: true, cell: ({ by }) => by },
          ]}
          rows={clients}
          rowKey={({ id }) => id}
          empty="还没有给过别的系统。"
        />
      </Section>
      <Section
        id="register"
        title="登记一个"
        note="它读得到的不超过您现在的范围；您离了岗、停了账号，口令即停。"
      >
        <RegisterClientForm
          submissionKey={newId()}
          until={addDays(today, INTERFACE_MAX_DAYS)}
          origins={pushOrigins}
          register={registerClientAction}
        />
      </Section>
    </>
  )
}
