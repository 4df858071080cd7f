import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { submitRollCall } from '#lib/duties/attendance/submit-roll-call'
import { recordPersuasion } from '#lib/duties/cases/record-persuasion'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { persuasionForm } from '#lib/schemas/cases/persuasion'
import { aCase, aCaseWorld, aPersuasion, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { tell } from './figure.ts'

let world: CaseWorld
afterAll(() => world?.close())

// 有人让台账写不进去（CES1-14）：授权收走、触发器被换、表被锁死，事情本身也不许留下。
const BREAKS = [
  [
    '授权被收走',
    'revoke insert on app.ledger_event from baoxue_web',
    'grant insert on app.ledger_event to baoxue_web',
  ],
  [
    '写账的时候出错',
    `create function app.fail() returns trigger language plpgsql as $$ begin raise exception 'no ledger today'; end $$;
     create trigger fail before insert on app.ledger_event for each row execute function app.fail()`,
    'drop trigger fail on app.ledger_event; drop function app.fail()',
  ],
  [
    '接链的时候出错',
    `create function app.fail() returns trigger language plpgsql as $$ begin raise exception 'no chain today'; end $$;
     create trigger fail before insert on app.ledger_link for each row execute function app.fail()`,
    'drop trigger fail on app.ledger_link; drop function app.fail()',
  ],
] as const

test('记不进台账的事，一件也办不成，一行也不留（T10）', async ({ database }) => {
  world = await aCaseWorld(database)
  const { teacher } = world.who
  const kase = await aCase(world)
  const deps = world.deps('2026-09-17T02:00:00Z')
  const call = (day: string) =>
    submitRollCall(world.deps(`${day}T00:30:00Z`), teacher, {
      ...{ submissionKey: newId(), classId: world.classId, day: plainDate(day) },
      ...{ exceptions: [], allPresent: true },
    })
  const persuade = (version: number) =>
    recordPersuasion(deps, teacher, persuasionForm.parse(aPersuasion(kase.id, version)))
  const kept = async () =>
    (
      await world.sql.query(
        `select (select count(*)::int from app.roll_call) as calls, (select count(*)::int from app.persuasion) as persuasions,
          (select count(*)::int from app.submission) as submissions, (select version from app.dropout_case where id = $1) as version,
          (select count(*)::int from app.case_step) as steps, (select count(*)::int from app.deadline) as deadlines`,
        [kase.id],
      )
    ).rows[0]
  const before = await kept()
  let refused = 0
  for (const [what, broken, mended] of BREAKS) {
    await world.sql.query(broken)
    await expect(call('2026-09-16'), what).rejects.toThrow()
    await expect(persuade(1), what).rejects.toThrow()
    refused += 2
    expect(await kept(), what).toEqual(before)
    await world.sql.query(mended)
  }
  expect((await call('2026-09-16')).ok).toBe(true)
  expect((await persuade(1)).ok).toBe(true)
  expect(await kept()).not.toEqual(before)
  tell('T10', { attempts: refused, kept: 0 })
})
