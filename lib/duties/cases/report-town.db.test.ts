import { expect } from 'vitest'
import { findCase } from '#lib/data/cases/find-case'
import { aCase, aCaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { loadCasePolicy } from './case-policy.ts'
import { reportRecipients } from './report-paper.ts'

/** 同一个孩子：学校在甲镇，常住乙镇，户籍丙镇。报给谁，看文件（C-04）。 */
async function recipientsUnder(
  database: Parameters<typeof aCaseWorld>[0],
  profile: string,
): Promise<string[]> {
  const world = await aCaseWorld(database, profile)
  try {
    const town = async (name: string) => {
      const found = await world.sql.query<{ id: string }>(
        `insert into app.unit (tenant_id, id, parent_id, tree, kind, code, name, valid_from)
         values ($1, gen_random_uuid(), $2, 'territory', 'township', $3, $3, '2020-01-01') returning id`,
        [world.tenantId, world.countyId, name],
      )
      return found.rows[0]?.id ?? ''
    }
    const [school, residence, household] = [await town('甲镇'), await town('乙镇'), await town('丙镇')]
    await world.sql.query('update app.unit set township_id = $2 where id = $1', [world.schoolId, school])
    const kase = await aCase(world, {
      state: 'persuading',
      child: { township_id: residence, household_township_id: household },
    })
    return await world.web.asActor(world.who.principal, async (tx) => {
      const found = await findCase(tx, world.who.principal, kase.id)
      if (!found) throw new Error('the case is gone')
      const policy = await loadCasePolicy(tx, world.who.principal, found)
      return reportRecipients(found, policy).map(({ name }) => name)
    })
  } finally {
    await world.close()
  }
}

const TOWNS = [
  ['南安：当地 = 学校所在', 'nanan-2018', '甲镇人民政府', '市教育局（抄送）'],
  ['大田：当地 = 常住', 'datian-2023', '乙镇人民政府', '县教育局（抄送）'],
  ['临夏：常住', 'linxia-2016', '乙镇人民政府', '县（市）教育行政部门'],
  ['大渡口：户籍所在', 'dadukou-2018', '丙镇人民政府', '区教委'],
] as const

test('同一个孩子，四份文件报四处，教育局那一份关不掉', async ({ database }) => {
  for (const [words, profile, ...names] of TOWNS) {
    expect(await recipientsUnder(database, profile), words).toEqual(names)
  }
})
