import { describe, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { listPopulation } from '#lib/data/inspection/samples'
import { addDays, plainDate } from '#lib/rules/calendar/plain-date'
import { drawSample, populationDigest } from '#lib/rules/inspection/draw-sample'
import { aCase, aCaseWorld, type CaseWorld } from '#tests/case-world'
import { test as base } from '#tests/database'
import { answerFinding } from './answer-finding.ts'
import { checkSampleItem } from './check-sample-item.ts'
import { drawAuditSample, sha256Hex } from './draw-audit-sample.ts'
import { makeFinding } from './make-finding.ts'
import { recheckFinding } from './recheck-finding.ts'
import { recordCensure } from './record-censure.ts'
import { recordInspection } from './record-inspection.ts'
import { reportRectification } from './report-rectification.ts'

const test = base.extend<{ $file: { world: CaseWorld } }>({
  world: [
    async ({ database }, use) => {
      const world = await aCaseWorld(database, 'dadukou-2018')
      await use(world)
      await world.close()
    },
    { scope: 'file' },
  ],
})

// 数据库按此刻盖时间；期限一律定在将来，期间一律定在昨天之前。
const NOW = new Date().toISOString()
const TODAY = plainDate(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))
const FAR = addDays(TODAY, 30)
const key = () => newId()

async function owed(world: CaseWorld, subjectId: string): Promise<string[]> {
  const { rows } = await world.sql.query<{ line: string }>(
    `select duty || ' ' || round || ' ' || status as line from app.deadline where tenant_id = $1 and subject_id = $2 order by id`,
    [world.tenantId, subjectId],
  )
  return rows.map(({ line }) => line)
}

async function eventsOf(world: CaseWorld, subjectId: string): Promise<string[]> {
  const { rows } = await world.sql.query<{ verb: string }>(
    'select verb from app.ledger_event where tenant_id = $1 and subject_id = $2 order by recorded_at',
    [world.tenantId, subjectId],
  )
  return rows.map(({ verb }) => verb)
}

describe('督导意见', () => {
  test('意见 → 学校答复 → 复查不合格另限期 → 再答复 → 合格 → 十日内整改报告', async ({ world }) => {
    const deps = world.deps(NOW)
    const { inspector, officer, principal } = world.who
    const asked = { submissionKey: key(), schoolId: world.schoolId, itemId: '' as const }
    const made = await makeFinding(deps, inspector, { ...asked, content: '考勤补记过多', dueOn: FAR })
    const findingId = made.ok ? made.value.findingId : ''
    expect(await owed(world, findingId)).toEqual(['rectification 1 running'])
    const answer = () => ({
      submissionKey: key(),
      findingId,
      content: '已逐日核对',
      evidence: '点名册扫描件',
      proofId: '' as const,
    })
    const recheck = { findingId, content: '现场查看', proofId: '' as const }
    // 督学不替学校答复，学校不自己复查，没答复的不能复查。
    expect(await answerFinding(deps, inspector, answer())).toMatchObject({ refusal: { code: 'not_allowed' } })
    const early = { ...recheck, submissionKey: key(), result: 'passed' as const, newDueOn: '' as const }
    expect(await recheckFinding(deps, inspector, early)).toMatchObject({
      refusal: { code: 'changed_meanwhile' },
    })
    expect(await answerFinding(deps, world.otherOfficer, answer())).toMatchObject({
      refusal: { code: 'not_found' },
    })

    expect((await answerFinding(deps, officer, answer())).ok).toBe(true)
    expect(await recheckFinding(deps, principal, early)).toMatchObject({ refusal: { code: 'not_allowed' } })
    const failed = { ...recheck, submissionKey: key(), result: 'failed' as const, newDueOn: FAR }
    expect((await recheckFinding(deps, inspector, failed)).ok).toBe(true)
    expect((await recheckFinding(deps, inspector, failed)).ok).toBe(true)
    expect(await owed(world, findingId)).toEqual(['rectification 1 met', 'rectification 2 running'])
    expect((await answerFinding(deps, principal, answer())).ok).toBe(true)
    expect((await recheckFinding(deps, inspector, { ...early, submissionKey: key() })).ok).toBe(true)
    expect((await owed(world, findingId)).at(-1)).toBe('rectification_report 1 running')
    expect((await reportRectification(deps, principal, answer())).ok).toBe(true)
    expect((await owed(world, findingId)).at(-1)).toBe('rectification_report 1 met')
    expect(await eventsOf(world, findingId)).toEqual([
      'make_finding',
      'answer_finding',
      'fail_finding',
      'answer_finding',
      'pass_finding',
      'report_rectification',
    ])
  })

  test('别校的不能提，过去的日子不能作期限', async ({ world }) => {
    const deps = world.deps(NOW)
    const { inspector, bureau } = world.who
    const asked = { submissionKey: key(), itemId: '' as const, content: '问题' }
    const elsewhere = { ...asked, schoolId: newId(), dueOn: FAR }
    expect(await makeFinding(deps, inspector, elsewhere)).toMatchObject({ refusal: { code: 'not_found' } })
    const late = { ...asked, schoolId: world.schoolId, dueOn: TODAY }
    expect(await makeFinding(deps, inspector, late)).toMatchObject({ refusal: { code: 'due_day_past' } })
    expect(await makeFinding(deps, bureau, late)).toMatchObject({ refusal: { code: 'not_allowed' } })
  })
})

describe('抽样', () => {
  test('凭种子重抽是同一批；逐件核对留痕；今天还没过完的不抽', async ({ world }) => {
    const { inspector, officer } = world.who
    for (let at = 0; at < 5; at += 1) await aCase(world, { state: 'township' })
    await world.sql.query(
      `update app.dropout_case set opened_at = '2026-10-08T02:00:00Z' where tenant_id = $1`,
      [world.tenantId],
    )
    const deps = world.deps(NOW)
    const asked = {
      subject: 'case',
      fromOn: '2026-10-01',
      toOn: '2026-10-31',
      perSchool: 3,
      seed: '秋',
    } as const
    const input = {
      ...asked,
      submissionKey: key(),
      fromOn: plainDate(asked.fromOn),
      toOn: plainDate(asked.toOn),
    }
    expect(await drawAuditSample(deps, officer, input)).toMatchObject({ refusal: { code: 'not_allowed' } })
    expect(await drawAuditSample(deps, inspector, { ...input, toOn: TODAY })).toMatchObject({
      refusal: { code: 'period_not_over' },
    })
    const drawn = await drawAuditSample(deps, inspector, input)
    const drawId = drawn.ok ? drawn.value.drawId : ''
    const { rows } = await world.sql.query<{ id: string; subject_id: string }>(
      'select id, subject_id from app.sample_item where draw_id = $1 order by ordinal',
      [drawId],
    )
    expect(rows).toHaveLength(3)
    const population = await world.web.asActor(inspector, (tx) =>
      listPopulation(tx, inspector, 'case', input, inspector.unitIds),
    )
    expect(drawSample(population, input, sha256Hex).map(({ subjectId }) => subjectId)).toEqual(
      rows.map((row) => row.subject_id),
    )
    const stored = await world.sql.query(
      'select population_digest as digest from app.sample_draw where id = $1',
      [drawId],
    )
    expect(stored.rows[0]?.digest).toBe(populationDigest(population, sha256Hex))

    const itemId = rows[0]?.id ?? ''
    const check = { submissionKey: key(), itemId, verdict: 'differs' as const, note: '纸面少一次家访' }
    expect((await checkSampleItem(deps, inspector, check)).ok).toBe(true)
    expect(await eventsOf(world, itemId)).toEqual(['check_sample_item'])
    expect(await checkSampleItem(deps, world.who.bureau, check)).toMatchObject({
      refusal: { code: 'not_allowed' },
    })
  })
})

describe('督导登记与约谈', () => {
  test('登记一次经常性督导；别校的、将来的不收', async ({ world }) => {
    const deps = world.deps(NOW)
    const { inspector } = world.who
    const visit = {
      submissionKey: key(),
      kind: 'regular' as const,
      schoolIds: [world.schoolId],
      heldOn: plainDate('2026-11-10'),
      noticedOn: '' as const,
      members: '某督学',
      purpose: '随访',
    }
    expect((await recordInspection(deps, inspector, visit)).ok).toBe(true)
    expect(
      await recordInspection(deps, inspector, { ...visit, submissionKey: key(), heldOn: FAR }),
    ).toMatchObject({
      refusal: { code: 'future_day' },
    })
    expect(
      await recordInspection(deps, inspector, { ...visit, submissionKey: key(), schoolIds: [newId()] }),
    ).toMatchObject({ refusal: { code: 'not_found' } })
  })

  test('督学可约谈；通报由教育局', async ({ world }) => {
    const deps = world.deps(NOW)
    const { inspector, bureau } = world.who
    const about = {
      schoolId: world.schoolId,
      heldOn: plainDate('2026-11-20'),
      content: '辍学上升',
      outcome: '限期整改',
    }
    expect((await recordCensure(deps, inspector, { ...about, submissionKey: key(), kind: 'talk' })).ok).toBe(
      true,
    )
    expect(
      await recordCensure(deps, inspector, { ...about, submissionKey: key(), kind: 'circular' }),
    ).toMatchObject({
      refusal: { code: 'not_allowed' },
    })
    expect((await recordCensure(deps, bureau, { ...about, submissionKey: key(), kind: 'circular' })).ok).toBe(
      true,
    )
  })
})
