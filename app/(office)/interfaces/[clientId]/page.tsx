import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RevokeClientForm } from '#components/interfaces/client-forms'
import { ClientStandingTag } from '#components/interfaces/client-standing-tag'
import { PushState } from '#components/interfaces/push-state'
import { DayText, MomentText } from '#components/ui/date-text'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { Table } from '#components/ui/table'
import { DESKS } from '#lib/auth/desks'
import { requireActor } from '#lib/auth/require-actor'
import { newId } from '#lib/data/ids'
import { listClients, listReadsByClient } from '#lib/data/interfaces/clients'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { clientStanding, INTERFACE_KIND_LABEL, INTERFACE_ROLES } from '#lib/rules/interfaces/client'
import { uuidText } from '#lib/schemas/uuid-text'
import { deps } from '#lib/server/deps'
import { revokeClientAction } from './actions.ts'

export const metadata: Metadata = { title: '对接系统' }

/** 先列近来的这么多次。 */
const READS = 100

/** 一个对接的系统：为什么给、给到哪里、近来读过什么；收回。 */
export default async function InterfacePage({ params }: PageProps<'/interfaces/[clientId]'>) {
  const actor = await requireActor(...INTERFACE_ROLES)
  const id = uuidText((await params).clientId)
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const seen = id
    ? await db.asActor(actor, async (tx) => ({
        client: (await listClients(tx, actor, today, id))[0],
        reads: await listReadsByClient(tx, actor, id, READS),
      }))
    : null
  if (!seen?.client) notFound()
  const { client, reads } = seen
  const desk = DESKS[actor.role]
  const facts = [
    ['依据与用途', client.purpose],
    ['读哪几种', client.kinds.map((kind) => INTERFACE_KIND_LABEL[kind]).join('、')],
    ['用到', <DayText key="until" day={client.expiresOn} today={today} />],
    ['谁登记', client.by],
    ['何时登记', <MomentText key="at" at={client.recordedAt} today={today} />],
    ['推送', <PushState key="push" client={client} today={today} />],
    ...(client.pushUrl ? [['推送到', client.pushUrl] as const] : []),
  ] as const
  return (
    <>
      <PageHeader
        title={client.name}
        crumbs={[
          { label: desk.label, href: desk.path },
          { label: '对接系统', href: '/interfaces' },
        ]}
        tags={<ClientStandingTag standing={clientStanding(client, today)} />}
      />
      <Section id="facts" title="登记">
        <dl className="grid max-w-2xl grid-cols-[6rem_1fr] gap-x-4 gap-y-2">
          {facts.map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-muted">{label}</dt>
              <dd className="min-w-0 break-words">{value}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section id="reads" title="近来读过" note={`先列最近 ${READS} 次；推送不在此列。`}>
        <Table
          caption={`读取，本页${reads.length}次，新近的在前`}
          columns={[
            {
              key: 'at',
              head: '何时',
              cell: ({ at }: (typeof reads)[number]) => <MomentText at={at} today={today} />,
            },
            { key: 'kind', head: '读了什么', cell: ({ kind }) => (kind ? INTERFACE_KIND_LABEL[kind] : '') },
          ]}
          rows={reads}
          rowKey={({ id: readId }) => readId}
          empty="还没有来读过。"
        />
      </Section>
      {client.revokedAt === null ? (
        <Section id="revoke" title="收回" note="收回了不能恢复；要用就另登一份。">
          <RevokeClientForm submissionKey={newId()} clientId={client.id} revoke={revokeClientAction} />
        </Section>
      ) : null}
    </>
  )
}
