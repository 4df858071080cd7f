import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { openSurvey } from '#lib/duties/survey/open-survey'
import { aCaseWorld, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { insert } from '#tests/world-scene'

let world: CaseWorld
afterAll(() => world?.close())
const AT = '2026-11-24T02:00:00Z'

/** 写下的一份户籍人口名单，`rows` 是名单上要新登记的人。 */
async function aList(
  writtenAt: string,
  rows: readonly { name: string; id?: string; attempt?: number; guardian?: string }[],
): Promise<void> {
  const batch = newId()
  const own = { tenant_id: world.tenantId }
  const { bureau } = world.who
  const [village] = (await world.sql.query('select code from app.unit where id = $1', [world.villageId])).rows
  await insert(world.sql, 'import_batch', {
    ...{ ...own, id: batch, kind: 'population', file_name: '名单.csv', bytes: 1, sha256: 'a'.repeat(64) },
    ...{ file_sealed: Buffer.from('x'), state: 'written', attempt: 1, person_id: bureau.personId },
    ...{ appointment_id: bureau.appointmentId, recorded_at: writtenAt, written_at: writtenAt },
    ...{ decided_by_id: bureau.personId, decided_at: writtenAt },
  })
  for (const [index, row] of rows.entries())
    await insert(world.sql, 'import_row', {
      ...{
        ...own,
        id: newId(),
        batch_id: batch,
        attempt: row.attempt ?? 1,
        row_no: index + 1,
        plan: 'create',
      },
      ...{ name: row.name, gender: 'male', birth_on: '2018-03-05', place: '', household_code: village.code },
      ...{ guardian_name: row.guardian ?? '家长', id_index: row.id ? Buffer.from(row.id) : null },
      ...{ changed: [], notes: '[]', sealed: Buffer.from('x') },
    })
}

test('照名单预先列户：一个人照最后一份名单列一次，登记过的不再列，没写成的那一遍不算', async ({
  database,
}) => {
  world = await aCaseWorld(database)
  await aList('2026-08-01T02:00:00Z', [
    { name: '甲某', id: 'one', guardian: '旧家长' },
    { name: '乙某' },
    { name: '丙某', id: 'three' },
    { name: '丁某', attempt: 0 },
  ])
  await aList('2026-10-01T02:00:00Z', [{ name: '甲某', id: 'one', guardian: '新家长' }, { name: '乙某' }])
  // 丙某在名单之后登记了。
  await insert(world.sql, 'child', {
    ...{ tenant_id: world.tenantId, id: newId(), name: '丙某', name_pinyin: 'bing', name_initials: 'b' },
    ...{ gender: 'male', birth_on: '2018-03-05', id_kind: 'resident_id', status: 'never_enrolled' },
    ...{ id_cipher: Buffer.from('c'), id_index: Buffer.from('three'), recorded_at: AT },
    ...{ township_id: world.townshipId, village_id: world.villageId },
  })
  const opened = await openSurvey(world.deps(AT), world.who.bureau, {
    ...{ submissionKey: newId(), year: 2026, season: 'autumn' as const },
  })
  expect(opened.ok).toBe(true)
  const { rows } = await world.sql.query(
    `select c.name, c.source, h.head from app.survey_child c join app.survey_household h on h.id = c.household_id
      where c.tenant_id = $1 order by c.name collate "C"`,
    [world.tenantId],
  )
  expect(rows.filter(({ name }) => /^[甲乙丙丁]某$/u.test(name))).toEqual([
    { name: '丙某', source: 'register', head: '丙某' },
    { name: '乙某', source: 'population', head: '家长' },
    { name: '甲某', source: 'population', head: '新家长' },
  ])
})
