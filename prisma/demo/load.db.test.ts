import pg from 'pg'
import { describe, expect } from 'vitest'
import { checkPassword } from '#lib/data/passwords'
import { decryptField } from '#lib/data/sensitive'
import { entryHash, genesis } from '#lib/ledger/entry'
import { instant } from '#lib/rules/calendar/instant'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { CASE_LINES, STATES_OF_LINE } from '#lib/rules/cases/case-states'
import { carriesTheCase } from '#lib/rules/cases/state-duties'
import { DUTY_CODES } from '#lib/rules/clocks/duty-codes'
import type { Entry } from '#lib/rules/ledger/encoding'
import { parseResidentId } from '#lib/rules/people/resident-id'
import { loadDemonstration } from '#prisma/demo/load'
import { DEMO_PASSWORD, PERSONAS } from '#prisma/personas'
import { loadReference } from '#prisma/reference/load'
import { tenantOf } from '#prisma/reference/tenants'
import { test as base } from '#tests/database'

const TODAY = plainDate('2026-11-20')
const NOW = instant('2026-11-20T11:30:00+08:00')
/** 两个法域就够看规矩；十二个法域一共多少人，people-county.test.ts 在内存里数。 */
const ONLY = ['datian', 'hezheng'] as const
const KEYS = { fieldKey: 'a1'.repeat(32), indexKey: 'b2'.repeat(32) }
const DATIAN = tenantOf('datian').id

type Ask = <T extends object>(sql: string, values?: readonly unknown[]) => Promise<T[]>

const test = base.extend<{ $file: { ask: Ask; load: () => Promise<void> } }>({
  ask: [
    async ({ database }, use) => {
      await loadReference({ url: database.migratorUrl })
      await loadReference({ url: database.migratorUrl })
      await loadDemonstration({ url: database.migratorUrl, today: TODAY, now: NOW, only: ONLY, ...KEYS })
      const client = new pg.Client({ connectionString: database.superuserUrl })
      await client.connect()
      await use(async <T extends object>(sql: string, values: readonly unknown[] = []) => {
        const { rows } = await client.query<T>(sql, [...values])
        return rows
      })
      await client.end()
    },
    { scope: 'file' },
  ],
  load: [
    async ({ database }, use) => {
      await use(() =>
        loadDemonstration({ url: database.migratorUrl, today: TODAY, now: NOW, only: ONLY, ...KEYS }),
      )
    },
    { scope: 'file' },
  ],
})

async function count(ask: Ask, sql: string): Promise<number> {
  const [row] = await ask<{ n: string }>(`select count(*) as n from ${sql}`)
  return Number(row?.n)
}

describe('示范数据', () => {
  test('大田县整县：十九个乡级单位，八所学校，约三千名儿童', async ({ ask }) => {
    const of = (kind: string) => count(ask, `app.unit where tenant_id = '${DATIAN}' and kind = '${kind}'`)
    expect(await of('township')).toBe(19)
    expect(await of('school')).toBe(8)
    expect(await count(ask, `app.unit where code like '350425400%' and not has_government`)).toBe(1)
    const children = await count(ask, `app.child where tenant_id = '${DATIAN}'`)
    expect(children).toBeGreaterThan(2_800)
    expect(children).toBeLessThan(3_300)
    expect(await count(ask, `app.child where name like '%·%'`)).toBeGreaterThan(0)
    expect(await count(ask, `app.national_day`)).toBeGreaterThan(60)
  })

  test('两条线的每一个状态都有个案', async ({ ask }) => {
    const rows = await ask<{ line: string; state: string }>(
      'select distinct line, state from app.dropout_case',
    )
    const found = rows.map(({ line, state }) => `${line} ${state}`)
    const wanted = CASE_LINES.flatMap((line) => STATES_OF_LINE[line].map((state) => `${line} ${state}`))
    expect(wanted.filter((one) => !found.includes(one))).toEqual([])
  })

  test('每件未结的个案恰有一个在走的本案时限撑着，已销号的没有', async ({ ask }) => {
    // 部门转办、转学跟踪等另有其事的时限不算，个案走不走得下去不靠它们。
    const carrying = DUTY_CODES.filter(carriesTheCase)
      .map((duty) => `'${duty}'`)
      .join(', ')
    const wrong = await ask(`
      select k.number, k.state, count(d.id)::int as running from app.dropout_case k
      left join app.deadline d on d.case_id = k.id and d.status = 'running' and not d.warning and d.duty in (${carrying})
      group by k.tenant_id, k.id having count(d.id) <> case when k.closed_at is null then 1 else 0 end`)
    expect(wrong).toEqual([])
  })

  test('时限有今天到期的、明天到期的、昨天已过的，也有迟办的', async ({ ask }) => {
    const on = async (day: string, more: string) =>
      count(
        ask,
        `app.deadline where tenant_id = '${DATIAN}' and (due_at at time zone 'Asia/Shanghai')::date = '${day}' and ${more}`,
      )
    expect(await on('2026-11-20', `status = 'running' and duty = 'written_report'`)).toBeGreaterThan(0)
    expect(await on('2026-11-23', `status = 'running' and duty = 'written_report'`)).toBeGreaterThan(0)
    expect(
      await on('2026-11-19', `status = 'moved' and broken_at is not null and duty = 'written_report'`),
    ).toBe(1)
    expect(
      await on('2026-11-19', `status = 'running' and broken_at is not null and duty = 'guardian_contact'`),
    ).toBe(1)
    expect(await on('2026-11-20', `status = 'running' and duty = 'township_receipt'`)).toBeGreaterThan(0)
    expect(await on('2026-11-20', `status = 'running' and duty = 'township_visit'`)).toBeGreaterThan(0)
    expect(await on('2026-11-20', `status = 'running' and duty = 'return_by'`)).toBeGreaterThan(0)
    expect(await count(ask, `app.same_day_report where late and tenant_id = '${DATIAN}'`)).toBe(1)
  })

  test('时限写的起算之事真在本案发生过：没有报告的不说自报告签收起', async ({ ask }) => {
    const strangers = await ask<{ duty: string; start_event: string }>(
      `select distinct d.duty, d.start_event from app.deadline d
       join app.dropout_case k on k.tenant_id = d.tenant_id and k.id = d.case_id
       where k.line = 'never_enrolled' and d.start_event in ('written_report_sent', 'written_report_received')
         or d.duty = 'deferral_renewal' and d.start_event <> 'place'
         or d.duty = 'township_visit' and d.round > 1 and d.start_event = 'written_report_received'
           and not exists (select 1 from app.case_step s where s.tenant_id = d.tenant_id and s.case_id = d.case_id
             and s.verb = 'receive_report' and s.recorded_at = d.start_at)`,
    )
    expect(strangers).toEqual([])
  })

  test('书面报告编号每校每年从一起连续，先签发的号在前', async ({ ask }) => {
    const rows = await ask<{ serials: number[]; last: number }>(`
      select array_agg(r.serial order by r.signed_at) as serials, max(c.last) as last
      from app.written_report r
      join app.serial_counter c on c.school_id = r.school_id and c.year = r.year and c.series = 'report'
      where r.serial is not null group by r.school_id, r.year`)
    expect(rows.length).toBeGreaterThan(2)
    for (const { serials, last } of rows) {
      expect(serials).toEqual(serials.map((_, index) => index + 1))
      expect(last).toBe(serials.length)
    }
  })

  test('每件事在账上一条链，链上每一环都对，没有一条晚于此刻', async ({ ask }) => {
    expect(await count(ask, `app.ledger_event where recorded_at > '${NOW}'`)).toBe(0)
    const rows = await ask<Entry>(
      `select l.seq::int, e.id::text, e.verb, e.subject_kind as "subjectKind", e.subject_id::text as "subjectId",
         e.case_id::text as "caseId", e.class_id::text as "classId", e.school_id::text as "schoolId",
         e.person_id::text as "personId", e.appointment_id::text as "appointmentId", e.role,
         to_char(e.happened_on, 'YYYY-MM-DD') as "happenedOn", e.payload,
         guard.instant(e.recorded_at) as "recordedAt", guard.instant(l.linked_at) as "linkedAt",
         encode(l.previous_hash, 'hex') as "previousHash", encode(l.hash, 'hex') as hash
       from app.ledger_event e left join app.ledger_link l on l.tenant_id = e.tenant_id and l.event_id = e.id
       where e.tenant_id = $1 order by l.seq`,
      [DATIAN],
    )
    expect(rows.length).toBeGreaterThan(4_000)
    let previous = genesis(DATIAN)
    const broken = rows.filter((entry, index) => {
      const right = entry.seq === index + 1 && entry.previousHash === previous.toString('hex')
      const same = entry.hash === entryHash(DATIAN, previous, entry)
      previous = Buffer.from(entry.hash, 'hex')
      return !right || !same
    })
    expect(broken).toEqual([])
    const [trigger] = await ask<{ enabled: string }>(
      `select tgenabled as enabled from pg_trigger where tgrelid = 'app.ledger_event'::regclass and tgname = 'link'`,
    )
    expect(trigger?.enabled).toBe('O')
  })

  test('每个示范账号都在，口令对得上，岗位坐得住', async ({ ask }) => {
    const rows = await ask<{ login: string; hash: string; roles: string[] }>(`
      select a.login, a.password_hash as hash, array_agg(distinct p.role) as roles from app.account a
      join app.appointment p on p.tenant_id = a.tenant_id and p.person_id = a.person_id group by 1, 2`)
    const seated = PERSONAS.filter(({ tenant }) => tenant === 'datian')
    // 示范人之外，其余乡镇的专干、领导也登录得了，登录名带区划代码。
    const others = rows.filter(({ login }) => /^[a-z]+\.\d{9,12}\./u.test(login))
    expect(others.length).toBeGreaterThan(10)
    expect(rows.map(({ login }) => login).sort()).toEqual(
      [...seated, ...others].map(({ login }) => login).sort(),
    )
    for (const { login, roles } of rows)
      expect(login.endsWith(roles.join().replace('_', '-')), login).toBe(true)
    expect(await checkPassword(rows[0]?.hash ?? '', DEMO_PASSWORD)).toBe('right')
    const schools = await ask<{ n: number }>(`
      select count(*)::int as n from app.appointment where role = 'inspector' group by tenant_id, person_id`)
    expect(Math.max(...schools.map(({ n }) => n))).toBeLessThanOrEqual(5)
  })

  test('示范教师的班今天还没有点名，别的班大多点了，没有报送的另有几班', async ({ ask }) => {
    const silent = await ask<{ login: string | null }>(`
      select (select login from app.account a join app.appointment p on p.person_id = a.person_id
              where p.unit_id = u.id) as login
      from app.unit u where u.kind = 'class' and u.tenant_id = '${DATIAN}' and not exists (
        select 1 from app.roll_call r where r.class_id = u.id and r.day = '${TODAY}')`)
    expect(silent.map(({ login }) => login)).toContain('datian.teacher')
    expect(silent.length).toBeGreaterThan(2)
    expect(silent.length).toBeLessThan(25)
  })

  test('证件号虚构而校验位正确，库里只有密文', async ({ ask }) => {
    const rows = await ask<{ id: string; sealed: Buffer; gender: string; born: string }>(`
      select id::text, id_cipher as sealed, gender, to_char(birth_on, 'YYYY-MM-DD') as born from app.child
      where tenant_id = '${DATIAN}' and id_cipher is not null order by id limit 200`)
    for (const { sealed, gender, born } of rows) {
      const parsed = parseResidentId(decryptField(KEYS, DATIAN, 'id_number', sealed))
      expect(parsed).toMatchObject({ ok: true, value: { gender, birthOn: born } })
    }
    expect(
      await count(ask, 'app.child where id_cipher is null and student_number_cipher is not null'),
    ).toBeGreaterThan(0)
  })

  test('再装一次被拒绝，什么也没有变', async ({ ask, load }) => {
    const before = await count(ask, 'app.unit')
    await expect(load()).rejects.toThrow('只装进空库')
    expect(await count(ask, 'app.unit')).toBe(before)
  })
})
