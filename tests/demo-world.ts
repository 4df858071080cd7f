import pg from 'pg'
import { connect, type Tx } from '#lib/data/database'
import { instant } from '#lib/rules/calendar/instant'
import { plainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import type { Role } from '#lib/rules/people/roles'
import { loadDemonstration } from '#prisma/demo/load'
import { tenantOf } from '#prisma/reference/tenants'
import { test as base } from '#tests/database'

/** 大田县整县的示范数据装进一个库：数与行对不对得上，要在有几千人的县里看。 */
export const TODAY = plainDate('2026-11-20')
export const NOW = instant('2026-11-20T11:30:00+08:00')
export const DATIAN = tenantOf('datian').id

export type World = {
  ask<T extends object>(sql: string, values?: readonly unknown[]): Promise<T[]>
  as(role: Role): Promise<Official>
  look<T>(actor: Official, work: (tx: Tx) => Promise<T>): Promise<T>
  statements: string[]
}

export const test = base.extend<{ $file: { world: World } }>({
  world: [
    async ({ database }, use) => {
      await loadDemonstration({
        url: database.migratorUrl,
        today: TODAY,
        now: NOW,
        only: ['datian'],
        fieldKey: 'a1'.repeat(32),
        indexKey: 'b2'.repeat(32),
      })
      const client = new pg.Client({ connectionString: database.superuserUrl })
      await client.connect()
      const statements: string[] = []
      const db = connect({
        url: database.webUrl,
        contextKey: database.contextKey,
        onStatement: (sql) => statements.push(sql),
      })
      const ask: World['ask'] = async <T extends object>(sql: string, values: readonly unknown[] = []) => {
        const { rows } = await client.query<T>(sql, [...values])
        return rows
      }
      const as = async (role: Role): Promise<Official> => {
        const posts = await ask<{ person: string; unit: string; id: string }>(
          `select a.person_id as person, a.unit_id as unit, a.id from app.appointment a
             join app.account c on c.tenant_id = a.tenant_id and c.person_id = a.person_id
            where a.tenant_id = $1 and a.role = $2 and c.login = $3 order by a.unit_id`,
          [DATIAN, role, `datian.${role.replace('_', '-')}`],
        )
        const [first] = posts
        if (!first) throw new Error(`the demonstration has no ${role}`)
        return {
          kind: 'official',
          tenantId: DATIAN,
          personId: first.person,
          role,
          unitIds: posts.map(({ unit }) => unit),
          appointmentId: first.id,
        }
      }
      await use({ ask, as, look: (actor, work) => db.asActor(actor, work), statements })
      await db.close()
      await client.end()
    },
    { scope: 'file' },
  ],
})
