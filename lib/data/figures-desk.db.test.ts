import { describe, expect } from 'vitest'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { stageStandings } from '#lib/rules/figures/line-standing'
import { LEVELS, ownLevels } from '#lib/rules/figures/on-time'
import { returnSets } from '#lib/rules/figures/return-rates'
import { DATIAN, NOW, TODAY, test } from '#tests/demo-world'
import { loadCalendars } from './calendars.ts'
import { countByGrade } from './control-lines.ts'
import { countClocks, countDueSoon, listClocks } from './figures-clocks.ts'
import { countEnrolledAtStart, findYearBase, listOut } from './figures-line.ts'
import { countLevelShares, countOnTime, splitBy } from './figures-on-time.ts'
import { listClosings, listReturnSpans } from './figures-returns.ts'
import { listWeeks } from './figures-trend.ts'
import { listGraduating, PUPILS_PER_PAGE } from './graduating.ts'

describe('离控制线', () => {
  test('分母是学年初在班的人，分子一行一人，分子都在分母里；与直接数库相等', async ({ world }) => {
    const bureau = await world.as('bureau')
    const seen = await world.look(bureau, async (tx) => {
      const base = await findYearBase(tx, bureau, 2026)
      return {
        base,
        enrolled: await countEnrolledAtStart(tx, bureau, base),
        rows: await listOut(tx, bureau, base),
      }
    })
    const [direct] = await world.ask<{ base: number; out: number }>(
      `select (select count(distinct child_id)::int from app.class_enrolment where tenant_id = $1 and from_on <= $2 and (to_on is null or to_on >= $2)) as base,
        (select count(distinct k.child_id)::int from app.dropout_case k where k.tenant_id = $1 and k.state = 'confirmed_dropout' and k.line = 'truancy') as out`,
      [DATIAN, seen.base],
    )
    expect(seen.enrolled.reduce((sum, { enrolled }) => sum + enrolled, 0)).toBe(direct?.base)
    const out = seen.rows.filter(({ standing }) => standing === 'out')
    expect(out).toHaveLength(direct?.out ?? -1)
    expect(out.length).toBeGreaterThan(0)
    expect(new Set(seen.rows.map(({ id }) => id)).size).toBe(seen.rows.length)
    const standings = stageStandings(seen.enrolled, seen.rows, [], 2026)
    expect(standings.reduce((sum, { rate }) => sum + rate.numerator, 0)).toBe(out.length)
    expect(standings.reduce((sum, { atRisk }) => sum + atRisk, 0)).toBe(seen.rows.length - out.length)
  })

  test('后来离了班的也在分母里，换班的不算两个；当天进当天出的不算', async ({ world }) => {
    const bureau = await world.as('bureau')
    const base = plainDate('2026-09-01')
    const count = async () => {
      const rows = await world.look(bureau, (tx) => countEnrolledAtStart(tx, bureau, base))
      return rows.reduce((sum, { enrolled }) => sum + enrolled, 0)
    }
    const [mine, beside] = await world.ask<{ id: string; childId: string; classId: string }>(
      `select distinct on (class_id) id, child_id as "childId", class_id as "classId" from app.class_enrolment
        where tenant_id = $1 and to_on is null and from_on <= $2 order by class_id, id`,
      [DATIAN, base],
    )
    if (!mine || !beside) throw new Error('示范里没有两个班')
    const before = await count()
    const end = (to: string) =>
      world.ask(`update app.class_enrolment set to_on = $3 where tenant_id = $1 and id = $2`, [
        DATIAN,
        mine.id,
        to,
      ])
    const sit = (from: string, to: string | null) =>
      world.ask(
        `insert into app.class_enrolment (tenant_id, id, child_id, class_id, seat_no, from_on, to_on)
         values ($1, gen_random_uuid(), $2, $3, 99, $4, $5)`,
        [DATIAN, mine.childId, beside.classId, from, to],
      )
    await end('2026-10-08')
    expect(await count()).toBe(before)
    await sit('2026-10-09', null)
    expect(await count()).toBe(before)
    await sit('2026-09-01', '2026-09-01')
    expect(await count()).toBe(before)
    await end('2026-08-31')
    expect(await count()).toBe(before - 1)
  })

  test('认定之后凭批件缓学、送教的，有效期内不算在外面；学年初在休学的，分子分母都没有他', async ({
    world,
  }) => {
    const bureau = await world.as('bureau')
    const base = plainDate('2026-09-01')
    const look = () =>
      world.look(bureau, async (tx) => ({
        out: (await listOut(tx, bureau, base)).filter(({ standing }) => standing === 'out'),
        enrolled: (await countEnrolledAtStart(tx, bureau, base)).reduce((sum, one) => sum + one.enrolled, 0),
      }))
    const before = await look()
    const [one] = before.out
    if (!one) throw new Error('示范里没有认定辍学的')
    const put = (state: string, id: string) =>
      world.ask('update app.dropout_case set state = $3 where tenant_id = $1 and id = $2', [
        DATIAN,
        id,
        state,
      ])
    await put('placed', one.id)
    expect((await look()).out.map(({ id }) => id)).toEqual(
      before.out.map(({ id }) => id).filter((id) => id !== one.id),
    )
    await put('confirmed_dropout', one.id)
    const [leave] = await world.ask<{ id: string }>(
      `with asked as (
         insert into app.placement_application (tenant_id, id, child_id, kind, round, applicant_name, applicant_relation, condition, hospital, proof_id, from_on, until_on, person_id, appointment_id, recorded_at)
         select a.tenant_id, gen_random_uuid(), k.child_id, 'study_leave', 90, '某家长', '父亲', a.condition, a.hospital, a.proof_id, '2026-08-20', '2026-12-31', a.person_id, a.appointment_id, now()
           from app.placement_application a join app.dropout_case k on k.tenant_id = a.tenant_id and k.id = $2
           where a.tenant_id = $1 limit 1 returning *)
       insert into app.placement (tenant_id, id, application_id, child_id, kind, from_on, until_on, person_id, appointment_id, recorded_at)
         select tenant_id, gen_random_uuid(), id, child_id, kind, from_on, until_on, person_id, appointment_id, now() from asked
         returning id`,
      [DATIAN, one.id],
    )
    expect(leave).toBeDefined()
    const after = await look()
    expect(after.out.map(({ id }) => id)).not.toContain(one.id)
    expect(after.enrolled).toBe(before.enrolled - 1)
  })

  test('毕业年级在读的名单，就是巩固率分子的那些人', async ({ world }) => {
    const bureau = await world.as('bureau')
    const { grades, listed, none } = await world.look(bureau, async (tx) => ({
      grades: await countByGrade(tx, bureau, TODAY),
      listed: await listGraduating(tx, bureau, { grade: 9, day: TODAY, schoolId: null, page: 1 }),
      none: await listGraduating(tx, bureau, { grade: 9, day: TODAY, schoolId: bureau.personId, page: 1 }),
    }))
    expect(listed.total).toBe(grades.get(9))
    expect(listed.rows).toHaveLength(Math.min(listed.total, PUPILS_PER_PAGE))
    expect(none).toEqual({ rows: [], total: 0 })
    const officer = await world.as('officer')
    const theirs = await world.look(officer, (tx) =>
      listGraduating(tx, officer, { grade: 9, day: TODAY, schoolId: null, page: 1 }),
    )
    expect(theirs.total).toBe(0)
  })

  test('学校只数自己的；乡镇、班主任、市州一行也没有', async ({ world }) => {
    const principal = await world.as('principal')
    const base = plainDate('2026-09-01')
    const own = await world.look(principal, async (tx) => ({
      enrolled: await countEnrolledAtStart(tx, principal, base),
      rows: await listOut(tx, principal, base),
    }))
    expect(own.enrolled.length).toBeGreaterThan(0)
    expect(own.enrolled.every(({ schoolId }) => principal.unitIds.includes(schoolId))).toBe(true)
    expect(own.rows.every(({ schoolId }) => principal.unitIds.includes(schoolId))).toBe(true)
    for (const role of ['teacher', 'township', 'admin'] as const) {
      const actor = await world.as(role)
      const none = await world.look(actor, async (tx) => ({
        enrolled: await countEnrolledAtStart(tx, actor, base),
        grades: await countByGrade(tx, actor, TODAY),
        weeks: (await listWeeks(tx, actor, { from: base, to: TODAY, withCalls: true })).filter(
          ({ open, called }) => open + called > 0,
        ),
      }))
      expect(none, role).toEqual({ enrolled: [], grades: new Map(), weeks: [] })
    }
  })
})

test('桌上合起来数的几种，与一种一种数的相等', async ({ world }) => {
  const bureau = await world.as('bureau')
  const { together, apart } = await world.look(bureau, async (tx) => {
    const { settled, onTime } = await countOnTime(tx, bureau, NOW)
    return {
      together: { ...(await countDueSoon(tx, bureau, NOW)), settled, onTime },
      apart: {
        today: await countClocks(tx, bureau, 'today', NOW),
        soon: await countClocks(tx, bureau, 'soon', NOW),
        settled: await countClocks(tx, bureau, 'settled', NOW),
        onTime: await countClocks(tx, bureau, 'on_time', NOW),
      },
    }
  })
  expect(together).toEqual(apart)
  expect(Object.values(together.settled).some((count) => count > 0)).toBe(true)
})

test('按期率：每一级每个单位的两个数，与行页翻出的件数相等', async ({ world }) => {
  const bureau = await world.as('bureau')
  const { shares, opened, whole } = await world.look(bureau, async (tx) => {
    const shares = await countLevelShares(tx, bureau, NOW)
    const opened = []
    for (const { level, unitId } of shares) {
      const place = splitBy(level) === 'unit' ? { unitId } : { schoolId: unitId }
      const settled = await listClocks(tx, bureau, { set: 'settled', duty: level, ...place }, { now: NOW })
      const onTime = await listClocks(tx, bureau, { set: 'on_time', duty: level, ...place }, { now: NOW })
      opened.push({ level, unitId, settled: settled.total, onTime: onTime.total })
    }
    const whole = []
    for (const duty of LEVELS)
      whole.push((await listClocks(tx, bureau, { set: 'settled', duty }, { now: NOW })).total)
    return { shares, opened, whole }
  })
  expect(shares.length).toBeGreaterThan(4)
  expect(opened).toEqual(shares)
  expect(shares.reduce((sum, { settled }) => sum + settled, 0)).toBe(whole.reduce((sum, one) => sum + one, 0))
})

test('按期率：学校、乡镇看自己的，与教育局那一行是同一个数，也恰好翻出那些行', async ({ world }) => {
  const bureau = await world.as('bureau')
  const whole = await world.look(bureau, (tx) => countLevelShares(tx, bureau, NOW))
  for (const role of ['principal', 'township'] as const) {
    const actor = await world.as(role)
    const own = await world.look(actor, async (tx) => {
      const shares = (await countLevelShares(tx, actor, NOW)).filter(
        ({ level, unitId }) => ownLevels(role).includes(level) && actor.unitIds.includes(unitId),
      )
      const rows = []
      for (const { level, unitId } of shares) {
        const place = splitBy(level) === 'unit' ? { unitId } : { schoolId: unitId }
        rows.push(
          (await listClocks(tx, actor, { set: 'settled', duty: level, ...place }, { now: NOW })).total,
        )
      }
      return { shares, rows }
    })
    expect(own.shares.length, role).toBeGreaterThan(0)
    expect(own.rows).toEqual(own.shares.map(({ settled }) => settled))
    for (const share of own.shares) expect(whole).toContainEqual(share)
  }
})

test('返校：已返校的就是库里有返校记录的；快的都在可判的里；销号的各有其后', async ({ world }) => {
  const bureau = await world.as('bureau')
  const { spans, work, closings } = await world.look(bureau, async (tx) => ({
    spans: await listReturnSpans(tx, bureau, plainDate('2026-09-01')),
    work: (await loadCalendars(tx, bureau)).work,
    closings: await listClosings(tx, bureau),
  }))
  const sets = returnSets(spans, work, TODAY)
  const [direct] = await world.ask<{ returned: number; closed: number }>(
    `select (select count(distinct r.case_id)::int from app.case_return r join app.dropout_case k on k.tenant_id = r.tenant_id and k.id = r.case_id where r.tenant_id = $1 and k.line = 'truancy') as returned,
      (select count(*)::int from app.dropout_case k where k.tenant_id = $1 and k.line = 'truancy' and k.close_reason = 'returned_to_school') as closed`,
    [DATIAN],
  )
  expect(sets.returned).toHaveLength(direct?.returned ?? -1)
  expect(sets.quick.every((one) => sets.judged.includes(one))).toBe(true)
  expect(closings).toHaveLength(direct?.closed ?? -1)
})

test('逐周：每周的无故缺勤加起来是学期的总数，最后一周末在办的是现在没有结案的', async ({ world }) => {
  const bureau = await world.as('bureau')
  const weeks = await world.look(bureau, (tx) =>
    listWeeks(tx, bureau, { from: plainDate('2026-09-01'), to: TODAY, withCalls: true }),
  )
  const drawn = await world.look(bureau, (tx) =>
    listWeeks(tx, bureau, { from: plainDate('2026-09-01'), to: TODAY, withCalls: false }),
  )
  expect(drawn).toEqual(weeks.map((week) => ({ ...week, called: 0 })))
  expect(weeks.some(({ called }) => called > 0)).toBe(true)
  const [direct] = await world.ask<{ away: number; open: number; opened: number }>(
    `select (select count(*)::int from app.absence a join app.roll_call r on r.tenant_id = a.tenant_id and r.id = a.roll_call_id and r.replaced_by_id is null
        where a.tenant_id = $1 and a.reason = 'unexcused') as away,
      (select count(*)::int from app.dropout_case k where k.tenant_id = $1 and k.closed_at is null) as open,
      (select count(*)::int from app.dropout_case k where k.tenant_id = $1 and k.opened_at >= '2026-09-01T00:00:00+08:00') as opened`,
    [DATIAN],
  )
  expect(weeks[0]?.monday).toBe('2026-08-31')
  expect(weeks.reduce((sum, { unexcused }) => sum + unexcused, 0)).toBe(direct?.away)
  expect(weeks.reduce((sum, { opened }) => sum + opened, 0)).toBe(direct?.opened)
  expect(weeks.at(-1)?.open).toBe(direct?.open)
})
