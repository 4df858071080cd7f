import { afterAll, expect } from 'vitest'
import { persuasionForm } from '#lib/schemas/cases/persuasion'
import { aCase, aCaseWorld, aPersuasion, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { recordPersuasion } from './record-persuasion.ts'

let world: CaseWorld
afterAll(() => world?.close())

/** 9 月 15 日（周二）起缺勤，此后每个在校日上午劝返一次；每次之后在走的时限。 */
async function persuadeDaily(caseId: string, days: readonly string[]) {
  const seen: unknown[] = []
  for (const [before, day] of days.entries()) {
    const form = persuasionForm.parse(aPersuasion(caseId, before + 1, { persuadedAt: `${day}T09:00` }))
    const recorded = await recordPersuasion(world.deps(`${day}T02:00:00Z`), world.who.teacher, form)
    expect(recorded).toMatchObject({ ok: true })
    const { rows } = await world.sql.query(
      `select duty, to_char(due_at at time zone 'Asia/Shanghai', 'MM-DD') as due from app.deadline
        where case_id = $1 and status = 'running'`,
      [caseId],
    )
    seen.push(...rows)
  }
  return seen
}

test('临夏：天天劝返也不能不报，满三个在校日起算书面报告，再劝返不推后（LX-2.2.5）', async ({ database }) => {
  world = await aCaseWorld(database, 'linxia-2016')
  const { id } = await aCase(world)
  expect(await persuadeDaily(id, ['2026-09-16', '2026-09-17', '2026-09-18', '2026-09-20'])).toEqual([
    { duty: 'persuasion', due: '09-17' },
    { duty: 'persuasion', due: '09-18' },
    { duty: 'written_report', due: '09-20' },
    { duty: 'written_report', due: '09-20' },
  ])
  const started = await world.sql.query(
    `select start_at, owner_role from app.deadline where case_id = $1 and duty = 'written_report'`,
    [id],
  )
  expect(started.rows).toEqual([{ start_at: new Date('2026-09-18T15:59:59.999Z'), owner_role: 'principal' }])
  const kept = await world.sql.query(
    `select count(*)::int as broken from app.deadline where case_id = $1 and duty = 'persuasion' and status <> 'met'`,
    [id],
  )
  expect(kept.rows).toEqual([{ broken: 0 }])
})
