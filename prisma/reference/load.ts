import { Client } from 'pg'
import { STATE_COUNCIL_DAYS } from '#lib/rules/calendar/state-council-days'
import { TENANTS } from './tenants.ts'

/** 在给定的事务里写入参考数据：法域名录与全国工作日安排。反复写入，结果相同。 */
export async function writeReference(client: Client): Promise<void> {
  for (const row of TENANTS) {
    const parent = TENANTS.find((one) => one.slug === row.parent)
    await client.query(
      `insert into app.tenant (id, code, slug, name, kind, parent_id) values ($1, $2, $3, $4, $5, $6)
       on conflict (code) do update
       set slug = excluded.slug, name = excluded.name, kind = excluded.kind, parent_id = excluded.parent_id`,
      [row.id, row.code, row.slug, row.name, row.kind, parent?.id ?? null],
    )
  }
  const days = STATE_COUNCIL_DAYS.map((one) => ({ ...one }))
  await client.query(
    `insert into app.national_day (day, works, why, source)
     select day, works, why, source from json_populate_recordset(null::app.national_day, $1::json)
     on conflict (day) do update set works = excluded.works, why = excluded.why, source = excluded.source`,
    [JSON.stringify(days)],
  )
}

/** 装载参考数据；正式部署也运行，每次启动都可以运行。 */
export async function loadReference({ url }: { readonly url: string }): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('begin')
    await writeReference(client)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    await client.end()
  }
}
