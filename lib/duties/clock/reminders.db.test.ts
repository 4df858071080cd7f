import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { listReminders } from '#lib/data/my-reminders'
import { instant } from '#lib/rules/calendar/instant'
import { aCase, aCaseWorld, aDeadline, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { breakDeadline } from './break-deadline.ts'
import { readReminders } from './read-reminders.ts'
import { remind } from './remind.ts'

let world: CaseWorld
afterAll(async () => {
  await world.close()
})

test('到期前一日、当日、过期各一次：跑几遍、停机醒来都不重发；已阅只关自己的、只关这一阶段', async ({
  database,
}) => {
  world = await aCaseWorld(database)
  const kase = await aCase(world, { state: 'persuading' })
  // 归专干的一项，9 月 17 日 24 时到期。
  await aDeadline(world, kase.id, 'persuasion', '2026-09-17')
  const worker = (at: string) => ({ db: world.worker, clock: { now: () => new Date(at) } })
  const sent = async () =>
    (
      await world.sql.query(
        "select kind, body->>'when' as at from app.outbox order by created_at, dedupe_key",
      )
    ).rows
  await remind(worker('2026-09-15T02:00:00Z'), world.clockwork)
  expect(await sent()).toEqual([])
  for (const at of [
    '2026-09-16T02:00:00Z',
    '2026-09-16T09:00:00Z',
    '2026-09-17T02:00:00Z',
    '2026-09-17T03:00:00Z',
  ])
    await remind(worker(at), world.clockwork)
  expect(await sent()).toEqual([
    { kind: 'reminder', at: 'tomorrow' },
    { kind: 'reminder', at: 'today' },
  ])

  const { officer } = world.who
  const mine = async (at: string) =>
    (await world.web.asActor(officer, (tx) => listReminders(tx, officer, instant(at)))).map(
      ({ stage }) => stage,
    )
  expect(await mine('2026-09-17T02:00:00Z')).toEqual(['on'])
  const id = (await world.sql.query('select id from app.deadline where case_id = $1', [kase.id])).rows[0].id
  const read = (stage: 'on' | 'before') => ({ submissionKey: newId(), reads: [{ deadlineId: id, stage }] })
  const deps = world.deps('2026-09-17T02:00:00Z')
  expect(await readReminders(deps, officer, read('before'))).toMatchObject({ refusal: { code: 'not_found' } })
  expect(await readReminders(deps, world.otherOfficer, read('on'))).toMatchObject({ ok: false })
  expect(await readReminders(deps, officer, read('on'))).toMatchObject({ ok: true, value: { read: 1 } })
  expect(await readReminders(deps, officer, read('on'))).toMatchObject({ ok: false })
  expect(await mine('2026-09-17T03:00:00Z')).toEqual([])
  // 改了日历，日子往后挪两天：照新的日子再提醒一次，看过的是从前那一天的。
  const due = (at: string) => world.sql.query('update app.deadline set due_at = $2 where id = $1', [id, at])
  await due('2026-09-19T15:59:59.999Z')
  await remind(worker('2026-09-19T02:00:00Z'), world.clockwork)
  expect((await sent()).filter(({ at }) => at === 'today')).toHaveLength(2)
  expect(await mine('2026-09-19T02:00:00Z')).toEqual(['on'])
  await due('2026-09-17T15:59:59.999Z')
  // 过期是另一阶段，再提醒一次；停机几天醒来，只记一次逾期。
  expect(await mine('2026-09-21T02:00:00Z')).toEqual(['after'])
  expect(await breakDeadline(worker('2026-09-21T02:00:00Z'), world.clockwork, id)).toBe(true)
  expect(await breakDeadline(worker('2026-09-21T03:00:00Z'), world.clockwork, id)).toBe(false)
  // 时钟把它移交了，原来该办的人仍看得到自己过了期的这一条，看过才没有。
  const moved = await world.sql.query('select status from app.deadline where id = $1', [id])
  expect(moved.rows).toEqual([{ status: 'moved' }])
  const stale = async () =>
    (
      await world.web.asActor(officer, (tx) => listReminders(tx, officer, instant('2026-09-21T03:00:00Z')))
    ).filter(({ deadlineId }) => deadlineId === id)
  expect(await stale()).toMatchObject([{ stage: 'after' }])
  const after = { submissionKey: newId(), reads: [{ deadlineId: id, stage: 'after' as const }] }
  expect((await readReminders(world.deps('2026-09-21T03:00:00Z'), officer, after)).ok).toBe(true)
  expect(await stale()).toEqual([])
  await remind(worker('2026-09-21T03:00:00Z'), world.clockwork)
  expect((await sent()).filter(({ kind }) => kind === 'overdue')).toHaveLength(1)
})
