import { afterAll, expect, vi } from 'vitest'
import { newId } from '#lib/data/ids'
import { listOverdue } from '#lib/data/overdue'
import { draftWrittenReport } from '#lib/duties/cases/draft-written-report'
import { aCase, aCaseWorld, aDeadline, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { breakDeadline } from './break-deadline.ts'

let world: CaseWorld
afterAll(() => world?.close())

async function ask<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
  const found = await world.sql.query<T>(sql, values)
  return found.rows
}

/** 补跑到没有到点的为止，与后台同样的次序。 */
async function catchUp(at: string): Promise<number> {
  const deps = { ...world.deps(at), db: world.worker }
  for (let count = 0; ; ) {
    const now = deps.clock.now()
    const due = await world.worker.asActor(world.clockwork, (tx) =>
      listOverdue(tx, world.clockwork, now, { limit: 100 }),
    )
    if (due.length === 0) return count
    for (const { id } of due) if (await breakDeadline(deps, world.clockwork, id)) count += 1
  }
}

function deadlines(caseId: string) {
  return ask<{ duty: string; status: string; due: string; broken: boolean; next: string | null }>(
    `select d.duty, d.status, to_char(d.due_at at time zone 'Asia/Shanghai', 'MM-DD') as due, d.broken_at is not null as broken, n.duty as next
       from app.deadline d left join app.deadline n on n.tenant_id = d.tenant_id and n.id = d.moved_to_id
      where d.case_id = $1 order by d.created_at, d.due_at, d.duty`,
    [caseId],
  )
}

test('一周没人管的缺勤：未劝返、未报告、未签收逐一记下，次序与日子都如当天就办', async ({ database }) => {
  world = await aCaseWorld(database)
  const kase = await aCase(world, { absentSinceOn: '2026-09-16' })
  await aDeadline(world, kase.id, 'persuasion', '2026-09-17')
  // 停机到 9 月 25 日（中秋）才补跑。
  await catchUp('2026-09-24T18:00:00Z')
  const seen = await deadlines(kase.id)
  // 17 日止未劝返；自那时起三个工作日：18、20（补班）、21；移交乡镇，22 日前签收；再三个工作日入户：23、24、28。
  expect(seen.map(({ duty, due, status, broken, next }) => [duty, due, status, broken, next])).toEqual([
    ['persuasion', '09-17', 'moved', true, 'written_report'],
    ['written_report', '09-21', 'moved', true, 'township_receipt'],
    ['township_receipt', '09-22', 'moved', true, 'township_visit'],
    ['township_visit', '09-28', 'running', false, null],
  ])
  const [found] = await ask<{ state: string; school_failure: string; since: boolean }>(
    'select state, school_failure, township_since is not null as since from app.dropout_case where id = $1',
    [kase.id],
  )
  expect(found).toMatchObject({ state: 'township', since: true })
  expect(found?.school_failure).toContain('学校应于2026-09-17前')
  expect(found?.school_failure).toContain('学校应于2026-09-21前书面报告乡镇，逾期未办')
  const papers = await ask<{ drafted_by_clock: boolean; to: string[] }>(
    `select r.drafted_by_clock, array_agg(p.kind order by p.kind) as to from app.written_report r join app.report_recipient p on p.report_id = r.id where r.case_id = $1 group by 1`,
    [kase.id],
  )
  expect(papers).toEqual([{ drafted_by_clock: true, to: ['bureau', 'township'] }])
})

test('再跑一遍，什么也不多：没有第二次移交、第二份报告、第二条消息', async () => {
  const counts = () =>
    ask(
      'select (select count(*) from app.escalation) as up, (select count(*) from app.outbox) as sent, (select count(*) from app.written_report) as papers, (select count(*) from app.ledger_event) as events',
    )
  const before = await counts()
  expect(await catchUp('2026-09-24T18:00:00Z')).toBe(0)
  expect(await counts()).toEqual(before)
})

test('两个后台拿着同一份旧名单：一条只由一个办成', async () => {
  const kase = await aCase(world, { absentSinceOn: '2026-09-16' })
  await aDeadline(world, kase.id, 'persuasion', '2026-09-17')
  const deps = { ...world.deps('2026-09-18T01:00:00Z'), db: world.worker }
  const stale = await world.worker.asActor(world.clockwork, (tx) =>
    listOverdue(tx, world.clockwork, deps.clock.now(), { limit: 100 }),
  )
  expect(stale).toHaveLength(1)
  const both = await Promise.allSettled(
    [...stale, ...stale, ...stale].map(({ id }) => breakDeadline(deps, world.clockwork, id)),
  )
  expect(both.filter((one) => one.status === 'fulfilled' && one.value)).toHaveLength(1)
  // 旧名单再放一遍：抢不到。
  expect(await breakDeadline(deps, world.clockwork, stale[0]?.id ?? '')).toBe(false)
  const [found] = await ask<{ steps: string }>(
    `select count(*)::text as steps from app.case_step where case_id = $1 and verb = 'note_no_persuasion'`,
    [kase.id],
  )
  expect(found?.steps).toBe('1')
})

test('只提醒的也只由一个办成：两个后台都已看见它，再一起去记', async () => {
  const kase = await aCase(world, { absentSinceOn: '2026-09-16' })
  await aDeadline(world, kase.id, 'written_report_warning', '2026-09-17')
  const [warning] = await ask<{ id: string }>(
    'update app.deadline set warning = true where case_id = $1 returning id',
    [kase.id],
  )
  const id = warning?.id ?? ''
  const deps = { ...world.deps('2026-09-18T01:00:00Z'), db: world.worker }
  // 先把这一行按住，等两个都停在写这一行上，再放手。
  await world.sql.query('begin')
  await ask('select id from app.deadline where id = $1 for update', [id])
  const both = [1, 2].map(() => breakDeadline(deps, world.clockwork, id))
  await vi.waitFor(
    async () => expect((await ask('select pid from pg_locks where not granted')).length).toBeGreaterThan(1),
    { timeout: 4_000 },
  )
  await world.sql.query('commit')
  expect((await Promise.all(both)).filter(Boolean)).toHaveLength(1)
})

test('还没到点的抢不到；到点那一毫秒仍是按期', async () => {
  const kase = await aCase(world, { absentSinceOn: '2026-11-16' })
  await aDeadline(world, kase.id, 'persuasion', '2026-11-17')
  const at = { ...world.deps('2026-11-17T15:59:59.999Z'), db: world.worker }
  const due = await world.worker.asActor(world.clockwork, (tx) =>
    listOverdue(tx, world.clockwork, at.clock.now(), { limit: 100 }),
  )
  const mine = await ask<{ id: string }>(`select id from app.deadline where case_id = $1`, [kase.id])
  expect(mine).toHaveLength(1)
  expect(due.map(({ id }) => id)).not.toContain(mine[0]?.id)
  expect(await breakDeadline(at, world.clockwork, mine[0]?.id ?? '')).toBe(false)
})

test('学校起了草没有签发：逾期时用学校的草稿移交，不另起一份，校长补签的就是它', async () => {
  const kase = await aCase(world, { absentSinceOn: '2026-10-12', state: 'persuading' })
  await aDeadline(world, kase.id, 'written_report', '2026-10-15')
  const drafted = await draftWrittenReport(world.deps('2026-10-14T01:00:00Z'), world.who.officer, {
    submissionKey: newId(),
    caseId: kase.id,
    version: 1,
    reason: '厌学',
    village: '上洋村',
    guardianName: '林大某',
    whereabouts: '',
    outsideName: '',
    outsideAddress: '',
  })
  expect(drafted.ok).toBe(true)
  await catchUp('2026-10-15T17:00:00Z')
  const papers = await ask<{ drafted_by_clock: boolean; reason: string; to: number }>(
    `select r.drafted_by_clock, r.body->>'reason' as reason, (select count(*)::int from app.report_recipient p where p.report_id = r.id) as to from app.written_report r where r.case_id = $1`,
    [kase.id],
  )
  expect(papers).toEqual([{ drafted_by_clock: true, reason: '厌学', to: 2 }])
})
