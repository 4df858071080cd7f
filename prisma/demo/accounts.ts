import { hashPassword } from '#lib/data/passwords'
import { DEMO_PASSWORD, PERSONAS } from '#prisma/personas'
import type { TenantSlug } from '#prisma/reference/tenants'
import { type Chance, chanceOf } from './chance.ts'
import type { Sheet } from './rows.ts'

const OPENED_AT = '2026-08-20T09:00:00+08:00'

/** 示范口令的 argon2id 摘要；各账号共用一个，装载时只算一次。 */
export async function demoPasswordHash(): Promise<string> {
  return hashPassword(DEMO_PASSWORD)
}

/**
 * 其余乡镇的专干、领导也登录得了，否则示范里个个乡镇都没有用户；登录名带乡镇的区划代码。
 * 编号另取一串，不动后面各张表的。
 */
function addTownshipAccounts(sheet: Sheet, tenant: TenantSlug, passwordHash: string): void {
  const chance = chanceOf(`baoxue township accounts ${tenant}`)
  const held = new Set(sheet.rows('account').map(({ person_id }) => person_id))
  const codes = new Map(sheet.rows('unit').map(({ id, code }) => [id, String(code)]))
  for (const { role, person_id, unit_id } of sheet.rows('appointment')) {
    if ((role !== 'township' && role !== 'township_leader') || held.has(person_id)) continue
    held.add(person_id)
    sheet.add('account', {
      id: chance.id(),
      person_id,
      login: `${tenant}.${codes.get(unit_id)}.${role.replace('_', '-')}`,
      password_hash: passwordHash,
      disabled_at: null,
      created_at: OPENED_AT,
    })
  }
}

/** 给每个示范人开账号；凭姓名与岗位找到已经坐好的人。 */
export function addAccounts(sheet: Sheet, chance: Chance, tenant: TenantSlug, passwordHash: string): void {
  for (const persona of PERSONAS.filter((one) => one.tenant === tenant)) {
    const person = sheet
      .rows('person')
      .find(
        (row) =>
          row.name === persona.name &&
          sheet.rows('appointment').some((held) => held.person_id === row.id && held.role === persona.role),
      )
    if (!person) throw new Error(`nobody sits at the desk of ${persona.login}`)
    sheet.add('account', {
      id: chance.id(),
      person_id: person.id,
      login: persona.login,
      password_hash: passwordHash,
      disabled_at: null,
      created_at: OPENED_AT,
    })
  }
  addTownshipAccounts(sheet, tenant, passwordHash)
}
