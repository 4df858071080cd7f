import { afterAll, expect } from 'vitest'
import { countDueToEnrol, DUE_PER_PAGE, listDueToEnrol } from '#lib/data/enrolment/due-to-enrol'
import { countNeverEnrolled, listNeverEnrolled } from '#lib/data/enrolment/list-never-enrolled'
import { newId } from '#lib/data/ids'
import { openNotArrived } from '#lib/duties/clock/open-not-arrived'
import { plainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import { aScan } from '#tests/a-scan'
import { aCaseWorld, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { insert } from '#tests/world-scene'
import { serveEnrolmentNotice } from './serve-enrolment-notice.ts'

let world: CaseWorld
afterAll(() => world?.close())

async function aSixYearOld(more: Record<string, unknown> = {}): Promise<string> {
  const id = newId()
  await insert(world.sql, 'child', {
    tenant_id: world.tenantId,
    id,
    name: '小某',
    name_pinyin: 'xiao',
    name_initials: 'x',
    gender: 'male',
    birth_on: '2020-03-01',
    id_kind: 'none',
    township_id: world.townshipId,
    village_id: world.villageId,
    school_id: world.schoolId,
    status: 'never_enrolled',
    recorded_at: '2026-06-01T00:00:00Z',
    ...more,
  })
  return id
}

/** 村里传的一份送达回证。 */
const aReceipt = (childId: string) =>
  aScan(world, { childId }, { by: world.who.village, at: '2026-07-20T02:00:00Z' })

const serve = (who: Official, childId: string, proofId = '') =>
  serveEnrolmentNotice(world.deps('2026-08-01T02:00:00Z'), who, {
    submissionKey: newId(),
    childId,
    servedOn: '2026-07-20',
    service: 'in_person',
    receivedBy: '家长',
    proofId,
  } as Parameters<typeof serveEnrolmentNotice>[2])

test('通知书送达：一年一次；够不着的送不了；村里送的也进账', async ({ database }) => {
  world ??= await aCaseWorld(database)
  const childId = await aSixYearOld()
  expect(await serve(world.otherTownship, childId)).toMatchObject({ refusal: { code: 'not_found' } })
  expect(await serve(world.who.teacher, childId)).toMatchObject({ refusal: { code: 'not_allowed' } })
  const scan = await aReceipt(await aSixYearOld())
  expect(await serve(world.who.village, childId, scan)).toMatchObject({
    refusal: { fields: { proofId: expect.any(String) } },
  })
  const proofId = await aReceipt(childId)
  expect(await serve(world.who.village, childId, proofId)).toEqual({
    ok: true,
    value: { childId, year: 2026 },
  })
  expect(await serve(world.who.officer, childId)).toMatchObject({ refusal: { code: 'changed_meanwhile' } })
  const { rows } = await world.sql.query(
    `select e.verb, n.proof_id as proof from app.ledger_event e join app.enrolment_notice n on n.id = e.subject_id`,
  )
  expect(rows).toEqual([{ verb: 'serve_enrolment_notice', proof: proofId }])
})

test('开学当天放学还没到校的：时钟当天立案，入户时限在走；编了班的、缓学的、别的年龄的不立；再跑不再立', async () => {
  await world.sql.query('update app.child set status = $1 where status = $2', ['away', 'never_enrolled'])
  const missing = await aSixYearOld()
  await aSixYearOld({ class_id: world.classId, status: 'enrolled' })
  await aSixYearOld({ status: 'deferred' })
  await aSixYearOld({ birth_on: '2020-09-01' })
  const inTown = await aSixYearOld({ village_id: null, school_id: null })
  await aSixYearOld({ village_id: null, township_id: null })
  const run = (at: string) => openNotArrived({ ...world.deps(at), db: world.worker }, world.clockwork)
  expect(await run('2026-09-01T09:59:59Z')).toBe(0)
  expect(await run('2026-09-01T10:00:00Z')).toBe(2)
  expect(await run('2026-09-02T16:00:01Z')).toBe(0)
  const { rows } = await world.sql.query(
    `select k.child_id as child, k.state, k.trigger_clause as clause, to_char(k.absent_since_on, 'YYYY-MM-DD') as since, s.role,
       (select string_agg(d.duty || ' ' || d.status, ',') from app.deadline d where d.case_id = k.id) as clocks
     from app.dropout_case k join app.case_step s on s.case_id = k.id order by k.village_id nulls last`,
  )
  const opened = { state: 'survey', clause: 'L1-11', since: '2026-09-01', role: 'clock' }
  const clocks = 'township_visit running'
  expect(rows).toEqual([
    { ...opened, child: missing, clocks },
    { ...opened, child: inTown, clocks },
  ])
})

test('应入学的有几百人，一批一批判，一个不漏；名单一页一页翻得完，份数是全部', async () => {
  const many = 230
  await world.sql.query(
    `insert into app.child (tenant_id, id, name, name_pinyin, name_initials, gender, birth_on, id_kind, township_id, village_id, school_id, status, recorded_at)
     select $1, gen_random_uuid(), '众某' || n, 'zhong', 'z', 'female', '2020-05-05', 'none', $2, $3, $4, 'never_enrolled', '2026-06-01T00:00:00Z'
     from generate_series(1, $5::int) n`,
    [world.tenantId, world.townshipId, world.villageId, world.schoolId, many],
  )
  const births = { from: plainDate('2019-09-01'), to: plainDate('2020-08-31') }
  const { bureau } = world.who
  const seen = await world.web.asActor(bureau, async (tx) => {
    const counts = await countDueToEnrol(tx, bureau, births, 2026)
    const ids = new Set<string>()
    for (let page = 1; (page - 1) * DUE_PER_PAGE < counts.total; page += 1)
      for (const { id } of await listDueToEnrol(tx, bureau, births, { year: 2026, page, unserved: false }))
        ids.add(id)
    return { ...counts, listed: ids.size }
  })
  expect(seen.total).toBeGreaterThan(many)
  expect(seen.listed).toBe(seen.total)
  expect(seen.unserved).toBe(seen.total - 1)
  const run = (at: string) => openNotArrived({ ...world.deps(at), db: world.worker }, world.clockwork)
  expect(await run('2026-09-02T16:00:01Z')).toBe(many)
  // 立了的，未入学名单一页一页翻得完，附件1 打印的是全部。
  const { bureau: reader } = world.who
  const never = await world.web.asActor(reader, async (tx) => ({
    total: await countNeverEnrolled(tx, reader),
    first: (await listNeverEnrolled(tx, reader, { page: 1 })).length,
    second: (await listNeverEnrolled(tx, reader, { page: 2 })).length,
    all: (await listNeverEnrolled(tx, reader)).length,
  }))
  expect(never).toEqual({ total: many + 2, first: 200, second: many + 2 - 200, all: many + 2 })
})
