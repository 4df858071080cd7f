import type { Client } from 'pg'
import { sealReference, sessionCookie } from '#lib/auth/session-cookie'
import type { Seat } from './stage-county.ts'

/** 给每个人开一个真的会话（会话表里有行，cookie 是产品自己的封法），免得一万次口令先把机器占满。 */
export async function openSessions(
  client: Client,
  seats: readonly Seat[],
  role: string,
  setting: { readonly secret: string; readonly siteUrl: string },
): Promise<string[]> {
  const { rows } = await client.query<{ id: string; tenantId: string }>(
    `insert into app.session (tenant_id, id, person_id, account_id, role, created_at, last_seen_at, expires_at)
     select s.tenant, gen_random_uuid(), s.person, a.id, $3, now(), now(), now() + interval '8 hours'
       from unnest($1::uuid[], $2::uuid[]) with ordinality as s (tenant, person, at)
       join app.account a on a.tenant_id = s.tenant and a.person_id = s.person order by s.at
     returning id, tenant_id as "tenantId"`,
    [seats.map(({ tenantId }) => tenantId), seats.map(({ personId }) => personId), role],
  )
  const { name } = sessionCookie(setting.siteUrl)
  return Promise.all(
    rows.map(
      async ({ id, tenantId }) => `${name}=${await sealReference(setting, { tenantId, sessionId: id })}`,
    ),
  )
}
