import { hashPassword } from '#lib/data/passwords'
import { DEMO_PASSWORD, PERSONAS } from '#prisma/personas'
import type { TenantSlug } from '#prisma/reference/tenants'
import type { Chance } from './chance.ts'
import type { Sheet } from './rows.ts'

/** 示范口令的 argon2id 摘要；各账号共用一个，装载时只算一次。 */
export async function demoPasswordHash(): Promise<string> {
  return hashPassword(DEMO_PASSWORD)
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
      created_at: '2026-08-20T09:00:00+08:00',
    })
  }
}
