import { tmpdir } from 'node:os'
import { afterAll, expect } from 'vitest'
import { sealingKey } from '#lib/ledger/head'
import { aCase, aCaseWorld, aDeadline, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { pushesNothing } from '#tests/pushes-nothing'
import { doRound, type Rounds } from './rounds.ts'

let world: CaseWorld
afterAll(() => world?.close())
const faults: string[] = []

function rounds(): Rounds {
  return {
    ...world.deps(new Date().toISOString()),
    db: world.worker,
    sealingKey: sealingKey('44'.repeat(32)),
    headsFolder: tmpdir(),
    moments: new Map(),
    sender: { name: 'none', send: async () => expect.fail('nothing to send') },
    pushing: pushesNothing,
    onFault: (what) => faults.push(what),
  }
}

test('排在最前面的五百条都出了错，后面的照办；一轮里一条只试一次', async ({ database }) => {
  world = await aCaseWorld(database)
  const kase = await aCase(world, { absentSinceOn: '2026-09-16' })
  const poisoned = async (count: number, due: string) =>
    world.sql.query(
      `insert into app.deadline (tenant_id, id, duty, clause, subject_id, start_event, start_at, start_on, amount, unit, due_at, provisional, derivation, owner_unit_id, owner_role, created_at)
       select $1, gen_random_uuid(), 'same_day_report', 'DT-3.4.2', gen_random_uuid(), 'unexcused_absence', $3::timestamptz, $3::timestamptz::date, 0, 'calendar_day', $3::timestamptz, false, '{}', $2, 'teacher', now()
       from generate_series(1, $4::int)`,
      [world.tenantId, world.schoolId, due, count],
    )
  await poisoned(500, '2026-09-01T00:00:00Z')
  await aDeadline(world, kase.id, 'persuasion', '2026-09-17')
  await world.sql.query(
    `create function app.poison() returns trigger language plpgsql as $$ begin
       if exists (select 1 from app.deadline d where d.id = new.deadline_id and d.due_at = '2026-09-01T00:00:00Z') then raise exception 'poison'; end if; return new; end $$;
     create trigger poison before insert on app.escalation for each row execute function app.poison()`,
  )
  await doRound(rounds(), 'overdue')
  expect(faults).toHaveLength(500)
  const { rows } = await world.sql.query(
    `select broken_at is not null as broken from app.deadline where case_id = $1 and duty = 'persuasion'`,
    [kase.id],
  )
  expect(rows).toEqual([{ broken: true }])
})
