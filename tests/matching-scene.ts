import { expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { confirmImport } from '#lib/duties/rolls/imports/decide-import'
import { keepImport } from '#lib/duties/rolls/imports/keep-import'
import { decideFinding } from '#lib/duties/rolls/matching/decide-finding'
import { startComparison } from '#lib/duties/rolls/matching/run-comparison'
import { doImports } from '#lib/jobs/imports/do-imports'
import type { FindingDecision } from '#lib/rules/rolls/matching/decisions'
import type { CaseWorld } from './case-world.ts'
import { insert } from './world-scene.ts'

const KEYS = { fieldKey: '22'.repeat(32), indexKey: '33'.repeat(32) }
const AT = '2026-10-12T02:00:00Z'

/** 人籍比对的场面：导一份人口名单，比一次，人定，后台照办。`world` 到用时才取。 */
export function matchingScene(world: () => CaseWorld) {
  let now = new Date(AT)
  const deps = () => ({ db: world().web, clock: { now: () => now }, keys: KEYS })

  async function run(at?: string): Promise<void> {
    if (at) now = new Date(at)
    const faults: unknown[] = []
    await doImports({ ...deps(), db: world().worker }, (_, error) => faults.push(error))
    expect(faults).toEqual([])
  }

  async function ask<T>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
    return (await world().sql.query(sql, [...values])).rows as T[]
  }

  async function aChild(name: string, more: Record<string, unknown> = {}): Promise<string> {
    const id = newId()
    const { tenantId, townshipId, villageId, schoolId, classId, sql } = world()
    await insert(sql, 'child', {
      tenant_id: tenantId,
      id,
      name,
      name_pinyin: name,
      name_initials: 'x',
      gender: 'male',
      birth_on: '2016-03-04',
      id_kind: 'none',
      student_number_index: Buffer.from(id),
      township_id: townshipId,
      village_id: villageId,
      school_id: schoolId,
      class_id: classId,
      status: 'enrolled',
      recorded_at: '2026-08-28T00:00:00Z',
      ...more,
    })
    await insert(sql, 'guardian', {
      tenant_id: tenantId,
      id: newId(),
      child_id: id,
      name: '林建国',
      relation: '父亲',
      main: true,
    })
    return id
  }

  /** 导入并确认一份人口名单，一行一人：姓名、性别、出生日期、户口所在地、监护人。 */
  async function importList(lines: readonly string[]): Promise<string> {
    const input = { submissionKey: newId(), kind: 'population', fileName: '人口.csv' } as const
    const file = Buffer.from(['姓名,性别,出生日期,户口所在地,监护人', ...lines].join('\n'))
    const sent = await keepImport(deps(), world().who.bureau, input, file)
    if (!sent.ok) throw new Error('not taken in')
    const { batchId } = sent.value
    await run()
    await confirmImport(deps(), world().who.bureau, { batchId, submissionKey: newId() })
    await run()
    return batchId
  }

  const aPopulation = (names: readonly string[]) =>
    importList(names.map((name) => `${name},男,20160304,350425101201,林建国`))

  async function compare(batchId: string): Promise<void> {
    const started = await startComparison(deps(), world().who.bureau, { submissionKey: newId(), batchId })
    expect(started).toMatchObject({ ok: true })
    await run()
  }

  const findings = () =>
    ask<{ id: string; kind: string; name: string; child_id: string | null; case_id: string | null }>(
      `select f.* from app.match_finding f where f.run_id = (select id from app.match_run order by recorded_at desc limit 1) order by kind, name`,
    )

  const decide = (findingId: string, decision: FindingDecision, actor = world().who.bureau) =>
    decideFinding(deps(), actor, { submissionKey: newId(), findingId, decision, reason: '入户核实' })

  return { deps, run, ask, aChild, importList, aPopulation, compare, findings, decide }
}
