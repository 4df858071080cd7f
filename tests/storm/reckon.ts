import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { ROOT } from '#lib/commands/root'
import { childEnvironment } from '#lib/server/env'
import type { Acknowledged } from './clients.ts'

export type Reckoning = {
  /** 答复说办成了，库里没有。 */
  readonly lost: number
  /** 同一次提交、同一班同一天，生效的点名不止一份。 */
  readonly doubled: number
  /** 到点的时限没有人接，或一级接了两次。 */
  readonly escalations: number
  /** 点名缺了随同的东西（台账、提交记录、时限、立案），或台账说的点名不存在。 */
  readonly orphaned: number
}

/** 把得到答复的与库里存下的逐一核对。 */
export async function reckon(url: string, acknowledged: readonly Acknowledged[]): Promise<Reckoning> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const count = async (sql: string, values: readonly unknown[] = []) =>
    Number((await client.query<{ count: string }>(sql, [...values])).rows[0]?.count)
  try {
    const lost = await count(LOST, [
      acknowledged.map(({ key }) => key),
      acknowledged.map(({ id }) => id),
      acknowledged.map(({ kind }) => kind),
    ])
    return {
      lost,
      doubled: await count(DOUBLED),
      escalations: await count(ESCALATIONS),
      orphaned: await count(ORPHANED),
    }
  } finally {
    await client.end()
  }
}

/** 到点五分钟还没有人接的时限，全部的县合计。 */
export async function unmoved(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ n: string }>(
      'select coalesce(sum(unmoved), 0) as n from guard.watch()',
    )
    return Number(rows[0]?.n)
  } finally {
    await client.end()
  }
}

/** 用产品自己的两条命令导出大田县的台账，连同库外另存的链头一起核验；核验不过、库外一个链头也没有的，是 1。 */
export function ledgerBreaks(home: string): number {
  const out = path.join(home, 'ledger')
  const run = (...args: string[]) =>
    spawnSync(process.execPath, args, {
      cwd: ROOT,
      env: childEnvironment({ BAOXUE_HOME: home }),
      encoding: 'utf8',
    })
  const exported = run('lib/commands/ledger-export.ts', '--tenant', '350425', '--out', out)
  if (exported.status !== 0) throw new Error(`台账没有导出：${exported.stderr}`)
  const { tenantId } = JSON.parse(readFileSync(path.join(out, 'ledger.json'), 'utf8')) as { tenantId: string }
  const kept = path.join(home, 'heads', `${tenantId}.jsonl`)
  if (!existsSync(kept)) return 1
  return run('lib/commands/ledger-verify.ts', out, '--heads', kept).status === 0 ? 0 : 1
}

const LOST = `
select count(*) from unnest($1::uuid[], $2::uuid[], $3::text[]) as said (key, id, kind)
where not exists (select 1 from app.submission s where s.key = said.key)
  or (said.kind = 'roll_call' and not exists (
    select 1 from app.roll_call r where r.id = said.id and r.submission_key = said.key))
  or (said.kind = 'same_day_report' and not exists (select 1 from app.same_day_report r where r.id = said.id))`

/** 记了逾期的恰好升过一级、账上恰好一笔；升过级的都记了逾期。 */
const ESCALATIONS = `
select (select count(*) from app.deadline d where d.broken_at is not null and d.school_id in (
      select u.id from app.unit u where u.code = '2135999999')
    and (select count(*) from app.ledger_event e where e.tenant_id = d.tenant_id and e.subject_id = d.id
      and e.verb = 'break_deadline') > 1)
  + (select coalesce(sum(n - 1), 0) from (select count(*) as n from app.escalation
      group by tenant_id, deadline_id, level having count(*) > 1) twice)
  + (select count(*) from app.escalation x join app.deadline d on d.tenant_id = x.tenant_id and d.id = x.deadline_id
      where d.broken_at is null)
  + (select count(*) from app.escalation x where (select count(*) from app.ledger_event e
      where e.tenant_id = x.tenant_id and e.subject_id = x.deadline_id and e.verb = 'break_deadline') <> 1)
  as count`

const STORM = `(select r.* from app.roll_call r join app.unit u
  on u.tenant_id = r.tenant_id and u.id = r.school_id where u.code = '2135999999')`

const DOUBLED = `
select (select coalesce(sum(n - 1), 0) from (
    select count(*) as n from ${STORM} r group by class_id, day, session having count(*) > 1) same_day)
  + (select coalesce(sum(n - 1), 0) from (
    select count(*) as n from ${STORM} r group by submission_key having count(*) > 1) same_key)
  + (select coalesce(sum(n - 1), 0) from (
    select count(*) as n from ${STORM} r join app.ledger_event e
      on e.tenant_id = r.tenant_id and e.subject_id = r.id and e.verb = 'submit_roll_call'
    group by r.id having count(*) > 1) same_event) as count`

const ORPHANED = `
select (select count(*) from ${STORM} r where not exists (
    select 1 from app.ledger_event e where e.tenant_id = r.tenant_id and e.subject_id = r.id))
  + (select count(*) from ${STORM} r where not exists (
    select 1 from app.submission s where s.tenant_id = r.tenant_id and s.key = r.submission_key))
  + (select count(*) from ${STORM} r where r.enrolled_count - r.present_count <> (
    select count(*) from app.absence a where a.tenant_id = r.tenant_id and a.roll_call_id = r.id))
  + (select count(*) from ${STORM} r join app.absence a
      on a.tenant_id = r.tenant_id and a.roll_call_id = r.id
    where not exists (
      select 1 from app.deadline d where d.tenant_id = a.tenant_id and d.child_id = a.child_id))
  + (select count(*) from ${STORM} r join app.absence a
      on a.tenant_id = r.tenant_id and a.roll_call_id = r.id
    where (select count(*) from app.dropout_case c
      where c.tenant_id = a.tenant_id and c.child_id = a.child_id) <> 1)
  + (select count(*) from app.same_day_report p where p.school_id in (select u.id from app.unit u where u.code = '2135999999')
      and not exists (select 1 from app.ledger_event e where e.tenant_id = p.tenant_id and e.subject_id = p.id))
  + (select count(*) from app.ledger_event e where e.subject_kind = 'roll_call' and not exists (
    select 1 from app.roll_call r where r.tenant_id = e.tenant_id and r.id = e.subject_id))
  + (select count(*) from app.ledger_event e where not exists (
    select 1 from app.ledger_link l where l.tenant_id = e.tenant_id and l.event_id = e.id)) as count`
