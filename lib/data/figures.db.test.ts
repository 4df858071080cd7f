import { describe, expect } from 'vitest'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { AGENCIES } from '#lib/rules/figures/agencies'
import { dueClasses, silentSchools } from '#lib/rules/figures/silent-schools'
import type { Official } from '#lib/rules/people/actor'
import { DATIAN, NOW, TODAY, test } from '#tests/demo-world'
import { listCases } from './cases/list-cases.ts'
import type { Tx } from './database.ts'
import { countUnexcused, listUnexcusedOn } from './figures-absences.ts'
import { CLOCK_SETS, type ClockSet, countClocks, countClocksBySchool, listClocks } from './figures-clocks.ts'
import { listMatters } from './figures-matters.ts'
import { listSchools } from './figures-schools.ts'
import { countOpenBySchool, listStages } from './figures-stages.ts'
import { findHead, listLedger } from './ledger-pages.ts'
import { listPosts } from './posts.ts'
import { listClassesToday } from './submission-wall.ts'

const SUNDAY = plainDate('2026-11-22')

/** 一页一页翻到底，收齐全部行的 id。 */
async function everyClock(tx: Tx, actor: Official, set: ClockSet, agency?: (typeof AGENCIES)[number]) {
  const ids: string[] = []
  let after: string | undefined
  let total = 0
  do {
    const page = await listClocks(
      tx,
      actor,
      { set, ...(agency ? { agency } : {}) },
      { now: NOW, ...(after ? { after } : {}) },
    )
    ids.push(...page.rows.map(({ clock }) => clock.id))
    total = page.total
    after = page.next ?? undefined
  } while (after)
  return { ids, total }
}

describe('每个数字恰好打开构成它的那些行', () => {
  for (const role of ['bureau', 'inspector'] as const) {
    test(`${role}：各种时限，按机关数的、总数、翻到底的行数三者相等，行不重复`, async ({ world }) => {
      const actor = await world.as(role)
      for (const set of CLOCK_SETS) {
        const seen = await world.look(actor, async (tx) => {
          const counts = await countClocks(tx, actor, set, NOW)
          const whole = await everyClock(tx, actor, set)
          const byAgency = []
          for (const agency of AGENCIES) byAgency.push((await everyClock(tx, actor, set, agency)).ids.length)
          return { counts, whole, byAgency }
        })
        expect(new Set(seen.whole.ids).size, set).toBe(seen.whole.total)
        expect(
          AGENCIES.map((agency) => seen.counts[agency]),
          set,
        ).toEqual(seen.byAgency)
        expect(
          seen.byAgency.reduce((sum, one) => sum + one, 0),
          set,
        ).toBe(seen.whole.total)
      }
    })

    test(`${role}：今日无故缺勤的数与行相等，也与直接数库相等`, async ({ world }) => {
      const actor = await world.as(role)
      const { count, found } = await world.look(actor, async (tx) => ({
        count: await countUnexcused(tx, actor, { day: TODAY }),
        found: await listUnexcusedOn(tx, actor, { day: TODAY }),
      }))
      expect(found.rows).toHaveLength(count)
      expect(found.total).toBe(count)
      const [direct] = await world.ask<{ n: number }>(
        `select count(*)::int as n from app.absence a join app.roll_call r on r.tenant_id = a.tenant_id and r.id = a.roll_call_id
          where a.tenant_id = $1 and a.day = $2 and a.reason = 'unexcused' and r.replaced_by_id is null and ($3 or a.school_id = any($4::uuid[]))`,
        [DATIAN, TODAY, role === 'bureau', actor.unitIds],
      )
      expect(count).toBe(direct?.n)
    })
  }

  test('点名更正之后，旧点名里的无故缺勤不再计入', async ({ world }) => {
    const bureau = await world.as('bureau')
    const count = () => world.look(bureau, (tx) => countUnexcused(tx, bureau, { day: TODAY }))
    const before = await count()
    await world.ask(
      `with old as (
         insert into app.roll_call (tenant_id, id, class_id, school_id, day, session, enrolled_count, present_count, all_present, person_id, appointment_id, submission_key, replaced_by_id, recorded_at)
         select tenant_id, gen_random_uuid(), class_id, school_id, day, session, enrolled_count, enrolled_count - 1, false, person_id, appointment_id, gen_random_uuid(), id, recorded_at
         from app.roll_call where tenant_id = $1 and day = $2 and replaced_by_id is null limit 1 returning *)
       insert into app.absence (tenant_id, id, roll_call_id, child_id, class_id, school_id, day, reason, recorded_at)
       select old.tenant_id, gen_random_uuid(), old.id, k.id, old.class_id, old.school_id, old.day, 'unexcused', old.recorded_at
       from old join app.child k on k.tenant_id = old.tenant_id and k.class_id = old.class_id limit 1`,
      [DATIAN, TODAY],
    )
    expect(await count()).toBe(before)
  })

  test('逾期里有到点未办的，也有已移交的；只作提醒的一件也没有', async ({ world }) => {
    const bureau = await world.as('bureau')
    const { ids } = await world.look(bureau, (tx) => everyClock(tx, bureau, 'broken'))
    expect(ids.length).toBeGreaterThan(1)
    const [direct] = await world.ask<{ n: number; moved: number; warnings: number }>(
      `select count(*)::int as n, count(*) filter (where d.status = 'moved')::int as moved, count(*) filter (where d.warning)::int as warnings
         from app.deadline d left join app.dropout_case k on k.tenant_id = d.tenant_id and k.id = d.case_id
        where d.id = any($1::uuid[]) and d.due_at < $2 and k.closed_at is null`,
      [ids, NOW],
    )
    expect(direct).toMatchObject({ n: ids.length, warnings: 0 })
    expect(direct?.moved).toBeGreaterThan(0)
  })

  test('报送：已报加未报等于应报，未报齐的学校恰是有未报班级的学校，与库里的点名一致', async ({ world }) => {
    const bureau = await world.as('bureau')
    const classes = await world.look(bureau, (tx) => listClassesToday(tx, bureau, TODAY))
    const due = dueClasses(classes)
    const called = await world.ask<{ id: string }>(
      'select class_id as id from app.roll_call where tenant_id = $1 and day = $2 and replaced_by_id is null',
      [DATIAN, TODAY],
    )
    expect(
      classes
        .filter(({ state }) => state === 'submitted')
        .map(({ classId }) => classId)
        .sort(),
    ).toEqual(called.map(({ id }) => id).sort())
    const silent = due.filter(({ state }) => state === 'silent')
    expect(silent.length).toBe(due.length - called.length)
    expect(
      silentSchools(classes)
        .map(([first]) => first.schoolId)
        .sort(),
    ).toEqual([...new Set(silent.map(({ schoolId }) => schoolId))].sort())
    expect(classes.every(({ schoolPhone }) => schoolPhone !== null)).toBe(true)
  })

  test('周日不上课：没有未报的班，缘由写在每一行', async ({ world }) => {
    const bureau = await world.as('bureau')
    const classes = await world.look(bureau, (tx) => listClassesToday(tx, bureau, SUNDAY))
    expect(dueClasses(classes)).toEqual([])
    expect(new Set(classes.map(({ why }) => why))).toEqual(new Set(['周末']))
  })

  test('阶段的件数与台账按状态筛出的件数相等', async ({ world }) => {
    const bureau = await world.as('bureau')
    const { stages, counts } = await world.look(bureau, async (tx) => ({
      stages: await listStages(tx, bureau, TODAY),
      counts: (await listCases(tx, bureau, {}, { now: NOW })).counts,
    }))
    expect(stages.length).toBeGreaterThan(8)
    for (const { state, count, medianDays, longestDays } of stages) {
      expect(count, state).toBe(counts.find((one) => one.state === state)?.count)
      expect(medianDays).toBeLessThanOrEqual(longestDays)
      expect(medianDays).toBeGreaterThanOrEqual(0)
    }
  })

  test('督学学校表上的未结与逾期，与台账、行页的件数相等', async ({ world }) => {
    const inspector = await world.as('inspector')
    const seen = await world.look(inspector, async (tx) => {
      const schools = await listSchools(tx, inspector)
      const open = await countOpenBySchool(tx, inspector)
      const broken = await countClocksBySchool(tx, inspector, 'broken', NOW)
      const rows = []
      for (const { id } of schools) {
        const cases = await listCases(tx, inspector, { standing: 'open', schoolId: id }, { now: NOW })
        const late = await listClocks(tx, inspector, { set: 'broken', schoolId: id }, { now: NOW })
        rows.push({
          cases: cases.counts.reduce((sum, { count }) => sum + count, 0),
          open: open.get(id) ?? 0,
          late: late.total,
          broken: broken.get(id) ?? 0,
        })
      }
      return rows
    })
    expect(seen.length).toBeGreaterThan(2)
    for (const row of seen) expect(row).toMatchObject({ open: row.cases, broken: row.late })
  })

  test('等教育局拿主意的：申请销号、转来督办、研判认定都有，已答复的不再出现', async ({ world }) => {
    const bureau = await world.as('bureau')
    const matters = await world.look(bureau, (tx) => listMatters(tx, bureau, NOW))
    const [direct] = await world.ask<{ n: number }>(
      `select count(distinct s.case_id)::int as n from app.strike_off s join app.dropout_case k on k.tenant_id = s.tenant_id and k.id = s.case_id
        where s.tenant_id = $1 and s.stage = 'requested' and k.closed_at is null and not exists (select 1 from app.strike_off x
          where x.tenant_id = s.tenant_id and x.case_id = s.case_id and x.round >= s.round and x.stage in ('refused', 'decided'))`,
      [DATIAN],
    )
    expect(matters.filter(({ kind }) => kind === 'strike_off')).toHaveLength(direct?.n ?? -1)
    expect(new Set(matters.map(({ kind }) => kind)).size).toBeGreaterThan(1)
    expect(new Set(matters.map(({ id }) => id)).size).toBe(matters.length)
  })
})

describe('督学的台账', () => {
  test('只有任职学校的事；翻到底与直接数库相等，序号只降不重', async ({ world }) => {
    const inspector = await world.as('inspector')
    const filter = { verb: 'record_persuasion' }
    const seqs: number[] = []
    let before: number | undefined
    do {
      const page = await world.look(inspector, (tx) => listLedger(tx, inspector, filter, before))
      seqs.push(...page.lines.map(({ seq }) => seq))
      before = page.next ?? undefined
    } while (before)
    const direct = await world.ask<{ seq: string }>(
      `select l.seq from app.ledger_link l join app.ledger_event e on e.tenant_id = l.tenant_id and e.id = l.event_id
        where e.tenant_id = $1 and e.verb = 'record_persuasion' and e.school_id = any($2::uuid[]) order by l.seq desc`,
      [DATIAN, inspector.unitIds],
    )
    expect(seqs).toEqual(direct.map(({ seq }) => Number(seq)))
    expect(seqs.length).toBeGreaterThan(0)
  })

  test('别校的台账一条也没有；按校、按日筛选', async ({ world }) => {
    const inspector = await world.as('inspector')
    const [other] = await world.ask<{ id: string }>(
      `select id from app.unit where tenant_id = $1 and kind = 'school' and not (id = any($2::uuid[])) limit 1`,
      [DATIAN, inspector.unitIds],
    )
    const seen = await world.look(inspector, async (tx) => ({
      foreign: await listLedger(tx, inspector, { unitId: other?.id ?? '' }),
      today: await listLedger(tx, inspector, { from: TODAY, to: TODAY, unitId: inspector.unitIds[0] ?? '' }),
      head: await findHead(tx, inspector),
    }))
    expect(seen.foreign.lines).toEqual([])
    expect(seen.today.lines.length).toBeGreaterThan(0)
    for (const { recordedAt } of seen.today.lines)
      expect(recordedAt > '2026-11-19T16:00' && recordedAt < '2026-11-20T16:00').toBe(true)
    expect(seen.head).toBeNull()
  })

  test('封存之后，给出最近的链头；没有封存的县里是空', async ({ world }) => {
    const inspector = await world.as('inspector')
    const hash = 'ab'.repeat(32)
    await world.ask(
      `insert into app.ledger_head (tenant_id, id, seq, hash, events, sealed_at, signature)
       select $1, gen_random_uuid(), n, decode($2, 'hex'), n, timestamptz '2026-11-20T03:00:00Z' + n * interval '1 minute', '\\x00'
       from generate_series(1, 3) as n`,
      [DATIAN, hash],
    )
    const head = await world.look(inspector, (tx) => findHead(tx, inspector))
    expect(head).toEqual({ seq: 3, hash, sealedAt: '2026-11-20T03:03:00.000Z' })
  })

  test('班主任、乡镇问同样的话，没有一行', async ({ world }) => {
    for (const role of ['teacher', 'township', 'admin'] as const) {
      const actor = await world.as(role)
      const seen = await world.look(actor, async (tx) => ({
        ledger: (await listLedger(tx, actor, {})).lines,
        classes: await listClassesToday(tx, actor, TODAY),
        stages: await listStages(tx, actor, TODAY),
      }))
      expect(seen, role).toEqual({ ledger: [], classes: [], stages: [] })
    }
  })
})

describe('人员任职', () => {
  test('管理员看得到全部有效任职，按岗位的人次与翻到底的行数相等', async ({ world }) => {
    const admin = await world.as('admin')
    const ids: string[] = []
    let after: string | undefined
    let counts: readonly { readonly count: number }[] = []
    do {
      const page = await world.look(admin, (tx) => listPosts(tx, admin, TODAY, after ? { after } : {}))
      ids.push(...page.posts.map(({ id }) => id))
      counts = page.counts
      after = page.next ?? undefined
    } while (after)
    expect(new Set(ids).size).toBe(counts.reduce((sum, { count }) => sum + count, 0))
    expect(ids.length).toBeGreaterThan(50)
  })
})

test('教育局一页的查询不过三十条', async ({ world }) => {
  const bureau = await world.as('bureau')
  world.statements.length = 0
  await world.look(bureau, async (tx) => {
    await listClassesToday(tx, bureau, TODAY)
    await countUnexcused(tx, bureau, { day: TODAY })
    for (const set of CLOCK_SETS) await countClocks(tx, bureau, set, NOW)
    await listStages(tx, bureau, TODAY)
    await listMatters(tx, bureau, NOW)
  })
  expect(world.statements.length).toBeLessThanOrEqual(30)
})
