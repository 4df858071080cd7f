import pg from 'pg'
import { expect } from 'vitest'
import { connect } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import { appendEvent } from '#lib/ledger/append'
import { checkRecords } from '#lib/ledger/check-records'
import { readWholeLedger } from '#lib/ledger/export'
import { publicKeyHex, sealingKey } from '#lib/ledger/head'
import { sealLedger } from '#lib/ledger/seal'
import { momentToSeal } from '#lib/ledger/seal-records'
import { verifyLedger } from '#lib/ledger/verify'
import { shortCode } from '#lib/rules/ledger/encoding'
import type { Clockwork } from '#lib/rules/people/actor'
import { type TestDatabase, test } from '#tests/database'
import { sealWhenSettled } from '#tests/seal-when-settled'
import { buildTenant, official } from '#tests/world'
import { insert } from '#tests/world-scene'
import { tell } from './figure.ts'

const key = sealingKey('33'.repeat(32))
const EVENTS = 16

/** 超级用户从第 `seq` 条起把后面的链重接一遍，每一环都对得上。 */
const RELINK = `
do $$
declare l record; prev bytea; e app.ledger_event;
begin
  for l in select * from app.ledger_link where tenant_id = $T$TENANT$T$ order by seq loop
    select * into e from app.ledger_event where tenant_id = l.tenant_id and id = l.event_id;
    prev := coalesce((select hash from app.ledger_link where tenant_id = l.tenant_id and seq = l.seq - 1), sha256(convert_to('baoxue-ledger-v1:' || l.tenant_id, 'UTF8')));
    update app.ledger_link set previous_hash = prev, hash =
      sha256(prev || guard.field('v1') || guard.field(e.tenant_id::text) || guard.field(l.seq::text) || guard.field(e.id::text) || guard.field(e.verb)
      || guard.field(e.subject_kind) || guard.field(e.subject_id::text) || guard.field(e.case_id::text) || guard.field(e.class_id::text) || guard.field(e.school_id::text)
      || guard.field(e.person_id::text) || guard.field(e.appointment_id::text) || guard.field(e.role) || guard.field(to_char(e.happened_on, 'YYYY-MM-DD'))
      || guard.field(e.payload) || guard.field(guard.instant(e.recorded_at)) || guard.field(guard.instant(l.linked_at)))
    where tenant_id = l.tenant_id and seq = l.seq;
  end loop;
end $$`

type Attack = { readonly what: string; readonly sql: (tenant: string) => string }

// 每一招都先停掉触发器：属主防不住超级用户，能做的是让他藏不住。
const ATTACKS: readonly Attack[] = [
  {
    what: '改一条',
    sql: (t) =>
      `update app.ledger_event set payload = '{"absent":0}' where tenant_id = '${t}' and payload like '%"absent":7%'`,
  },
  {
    what: '改一条，再把后面的链全部重接',
    sql: (t) =>
      `update app.ledger_event set payload = '{"absent":0}' where tenant_id = '${t}' and payload like '%"absent":7%'; ${RELINK.replace('$T$TENANT$T$', `'${t}'`)}`,
  },
  {
    what: '截掉末尾十条',
    sql: (t) =>
      `delete from app.ledger_link where tenant_id = '${t}' and seq > (select max(seq) - 10 from app.ledger_link where tenant_id = '${t}')`,
  },
  {
    what: '截掉末尾，连封存的链头一起',
    sql: (t) =>
      `delete from app.ledger_head where tenant_id = '${t}'; delete from app.ledger_link where tenant_id = '${t}' and seq > 5`,
  },
  {
    // 先挪远再挪回：一步减一，按库里行的先后，半路会撞号。
    what: '抽掉中间一条，后面的序号补齐并重接',
    sql: (t) =>
      `delete from app.ledger_link where tenant_id = '${t}' and seq = 9; update app.ledger_link set seq = seq + 1000000 where tenant_id = '${t}' and seq > 9; update app.ledger_link set seq = seq - 1000001 where tenant_id = '${t}' and seq > 1000000; ${RELINK.replace('$T$TENANT$T$', `'${t}'`)}`,
  },
  {
    what: '倒填一条的时间并重接',
    sql: (t) =>
      `update app.ledger_event set recorded_at = recorded_at - interval '3 days' where tenant_id = '${t}' and payload like '%"absent":7%'; ${RELINK.replace('$T$TENANT$T$', `'${t}'`)}`,
  },
  {
    what: '换回一份旧备份：账与签过名的旧链头都是真的，只是旧',
    sql: (
      t,
    ) => `create temp table old as select min(seq) as tip from app.ledger_head where tenant_id = '${t}';
      delete from app.ledger_head where tenant_id = '${t}' and seq > (select tip from old);
      delete from app.ledger_link where tenant_id = '${t}' and seq > (select tip from old);
      delete from app.ledger_event e where tenant_id = '${t}'
      and not exists (select 1 from app.ledger_link l where l.tenant_id = e.tenant_id and l.event_id = e.id)`,
  },
  {
    what: '清空整本',
    sql: (t) =>
      `delete from app.ledger_head where tenant_id = '${t}'; delete from app.ledger_link where tenant_id = '${t}'`,
  },
]

// 账一字不动，只动行里的字：总账看不出，凭封存入账的摘要看得出（ADR 0109）。
const QUIET_ATTACKS: readonly Attack[] = [
  {
    what: '把旷课改成病假',
    sql: (t) => `update app.absence set reason = 'sick' where tenant_id = '${t}' and reason <> 'sick'`,
  },
  { what: '抹掉一次入户', sql: (t) => `delete from app.township_visit where tenant_id = '${t}'` },
  {
    what: '倒填一次联系家长',
    sql: (t) =>
      `update app.guardian_contact set recorded_at = recorded_at - interval '30 days' where tenant_id = '${t}'`,
  },
  {
    what: '改出生日期，让孩子不再是适龄',
    sql: (t) => `update app.child set birth_on = birth_on - interval '9 years' where tenant_id = '${t}'`,
  },
  {
    what: '换文件的值，时限变长',
    sql: (t) => `update app.policy_version set body = '{"longer": true}' where tenant_id = '${t}'`,
  },
  {
    what: '改校历，那天不上课',
    sql: (t) => `update app.calendar_day set kind = 'off' where tenant_id = '${t}'`,
  },
  {
    what: '改了行，再把封存改成与它相符',
    sql: (t) =>
      `update app.absence set reason = 'sick' where tenant_id = '${t}' and reason <> 'sick';
       update app.record_seal set parts = '[]' where tenant_id = '${t}'`,
  },
  { what: '改了行，再删掉封存', sql: (t) => `delete from app.record_seal where tenant_id = '${t}'` },
]

async function attacked(database: TestDatabase, attack: Attack, code: string): Promise<boolean> {
  const root = new pg.Client({ connectionString: database.superuserUrl })
  await root.connect()
  const tenant = await buildTenant(root, code)
  const clerk = official(tenant, 'bureau', [tenant.county])
  const clock: Clockwork = { kind: 'clock', tenantId: tenant.id }
  const web = connect({ url: database.webUrl, contextKey: database.contextKey, poolSize: 2 })
  const worker = connect({ url: database.workerUrl, contextKey: database.contextKey, poolSize: 1 })
  try {
    for (let absent = 0; absent < EVENTS; absent += 1) {
      const act = {
        verb: 'submit_roll_call',
        subjectKind: 'roll_call',
        subjectId: newId(),
        schoolId: tenant.schools[0] ?? '',
        facts: { absent },
      }
      await web.asActor(clerk, (tx) => appendEvent(tx, clerk, act))
      if (absent === 0) await sealLedger(worker, clock, key)
    }
    const head = await sealLedger(worker, clock, key)
    // 督学纸上的短码、库外的链头副本：数据库里的人改不到。
    const held = head ? shortCode(head) : expect.fail('nothing sealed')
    const before = await readWholeLedger(worker, clock, publicKeyHex(key), () => undefined)
    expect(verifyLedger(before, held)).toMatchObject({ ok: true })
    await root.query('set session_replication_role = replica')
    await root.query(attack.sql(tenant.id))
    const after = await readWholeLedger(worker, clock, publicKeyHex(key), () => undefined)
    return !verifyLedger(after, held).ok
  } finally {
    await web.close()
    await worker.close()
    await root.end()
  }
}

/** 账与链头都还核验得过，一招接一招地动行里的字：哪几招没有多出一处对不上。 */
async function quietOnes(database: TestDatabase): Promise<string[]> {
  const root = new pg.Client({ connectionString: database.superuserUrl })
  await root.connect()
  const tenant = await buildTenant(root, '350521')
  const open = { tenant_id: tenant.id, id: newId(), purpose: 'school', day: '2026-10-01', kind: 'on' }
  await insert(root, 'calendar_day', {
    ...open,
    why: '补课',
    source: '测试',
    recorded_at: '2026-09-01T00:00:00Z',
  })
  const clock: Clockwork = { kind: 'clock', tenantId: tenant.id }
  const worker = connect({ url: database.workerUrl, contextKey: database.contextKey, poolSize: 1 })
  try {
    const moment = await momentToSeal(worker, clock)
    // 这里没有别人在写，不必退那五秒：刚盖了时间的行也要封进去。
    const at = new Date(Date.parse(moment.at) + 5_000).toISOString()
    await sealWhenSettled(worker, clock, { ...moment, at })
    const head = (await sealLedger(worker, clock, key)) ?? expect.fail('nothing sealed')
    const traces = async () => {
      const ledger = await readWholeLedger(worker, clock, publicKeyHex(key), () => undefined)
      expect(verifyLedger(ledger, shortCode(head))).toMatchObject({ ok: true })
      const { breaks, changed } = await checkRecords(worker, clock, ledger.entries, () => undefined)
      return [...breaks.map(({ kind }) => kind), ...changed.map(({ then }) => then.table)]
    }
    let before = await traces()
    expect(before).toEqual([])
    await root.query('set session_replication_role = replica')
    const hidden: string[] = []
    for (const { what, sql } of QUIET_ATTACKS) {
      await root.query(sql(tenant.id))
      const after = await traces()
      if (after.every((trace) => before.includes(trace))) hidden.push(what)
      before = after
    }
    return hidden
  } finally {
    await worker.close()
    await root.end()
  }
}

test('超级用户停掉触发器改账、截尾、抽条、倒填、整链重接、换旧备份，改原始记录：拿纸上的短码一核就露', async ({
  database,
}) => {
  const hidden: string[] = []
  for (const [turn, attack] of ATTACKS.entries())
    if (!(await attacked(database, attack, `35042${turn}`))) hidden.push(attack.what)
  hidden.push(...(await quietOnes(database)))
  tell('T12', { attacks: ATTACKS.length + QUIET_ATTACKS.length, hidden: hidden.length })
  expect(hidden).toEqual([])
}, 120_000)
