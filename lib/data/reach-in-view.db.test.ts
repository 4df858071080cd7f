import type pg from 'pg'
import { describe, expect } from 'vitest'
import type { Official } from '#lib/rules/people/actor'
import { MAY_ASK_WIDER_VIEW } from '#lib/rules/people/wider-view'
import { aWiderView } from '#tests/a-wider-view'
import { type TestDatabase, test } from '#tests/database'
import { FINDERS } from '#tests/reach/finders'
import { CLOSED_IN_VIEW, NOUNS, SHOWN_IN_VIEW } from '#tests/reach/nouns'
import { expected, label, officials, type World } from '#tests/reach/oracle'
import { twoCounties, withClient } from '#tests/reach/two-counties'
import { official } from '#tests/world'
import type { Row } from '#tests/world-scene'
import { databaseContext } from './context.ts'
import { connect } from './database.ts'
import { newId } from './ids.ts'

let world: World

async function build(database: TestDatabase): Promise<World> {
  world ??= await twoCounties(database)
  return world
}

describe('临时查看', () => {
  const asked = (built: World) =>
    officials(built).filter(
      ({ role, unitIds }) => MAY_ASK_WIDER_VIEW.some((asks) => asks === role) && unitIds.length === 1,
    )

  async function seenBy(
    client: pg.Client,
    database: TestDatabase,
    actor: Official,
    nouns: readonly string[],
  ) {
    await client.query('begin')
    const context = databaseContext(actor, Buffer.from(database.contextKey, 'hex'), Date.now())
    await client.query(`set local app.context = '${context}'`)
    const each = nouns.map((noun) => `select '${noun}' as noun, id::text as id from app.${noun}`)
    const { rows } = await client.query<{ noun: string; id: string }>(each.join(' union all '))
    await client.query('rollback')
    return (noun: string) =>
      rows
        .filter((row) => row.noun === noun)
        .map((row) => row.id)
        .sort()
  }

  test('只多看那一个孩子；限阅的没有；到时、收回、别人的、别县的，什么也不多看', async ({ database }) => {
    const built = await build(database)
    const child = built.a.children[0]?.id ?? ''
    const abroad = built.b.children[0]?.id ?? ''
    const nouns = NOUNS.filter((noun) => !noun.startsWith('wider_view'))
    const about = (row: Row) => (row.kase ? row.kase.childId : row.child?.id) === child
    await withClient(database.superuserUrl, async (owner) => {
      await withClient(database.webUrl, async (client) => {
        for (const actor of asked(built)) {
          const sees = await seenBy(client, database, await aWiderView(owner, actor, child), nouns)
          for (const noun of nouns) {
            const more = built.a.rows.filter(
              (row) =>
                row.noun === noun &&
                about(row) &&
                SHOWN_IN_VIEW.includes(noun) &&
                (noun !== 'deadline' || row.kase),
            )
            // 乡镇、村的事件随个案。
            const events =
              noun === 'ledger_event' && /^(village|township)/.test(actor.role)
                ? built.a.rows.filter((row) => row.noun === noun && about(row))
                : []
            const plain = CLOSED_IN_VIEW.includes(noun) ? [] : expected(built.a, actor, noun)
            const ids = [...more, ...events].map((row) => row.id)
            expect(sees(noun), `${label(actor)} → ${noun}`).toEqual([...new Set([...plain, ...ids])].sort())
          }
        }
        const [actor] = asked(built).filter(
          ({ role, unitIds }) => role === 'teacher' && unitIds[0] !== built.a.children[0]?.classId,
        )
        if (!actor) throw new Error('a teacher of another class')
        const own = expected(built.a, actor, 'child')
        const colleague = await aWiderView(owner, { ...actor, personId: built.a.colleague }, child)
        const useless = {
          到时: await aWiderView(owner, actor, child, { minutes: -1 }),
          收回: await aWiderView(owner, actor, child, { ended: true }),
          别人的: { ...actor, view: { id: colleague.view?.id ?? '', childId: child } },
          换了岗位: { ...(await aWiderView(owner, actor, child)), role: 'village' as const },
        }
        for (const [why, viewer] of Object.entries(useless))
          expect((await seenBy(client, database, viewer, ['child']))('child'), why).toEqual(
            viewer.role === 'teacher' ? own : expected(built.a, { ...actor, role: 'village' }, 'child'),
          )
        for (const role of ['admin', 'prefecture', 'bureau'] as const)
          await expect(aWiderView(owner, { ...actor, role }, child)).rejects.toMatchObject({ code: '23514' })
        // 别县的孩子连登记也存不进本县。
        await expect(aWiderView(owner, actor, abroad)).rejects.toMatchObject({ code: '23503' })
      })
    })
  })

  test('查询条件与策略说的是同一个孩子、同样的个案', async ({ database }) => {
    const built = await build(database)
    const child = built.a.children[0]?.id ?? ''
    const db = connect({ url: database.migratorUrl, contextKey: database.contextKey, poolSize: 1 })
    try {
      for (const actor of asked(built)) {
        const viewer: Official = { ...actor, view: { id: newId(), childId: child } }
        await db.asActor(viewer, async (tx) => {
          const seen = async (noun: 'child' | 'dropout_case') =>
            (await FINDERS[noun](tx, viewer)).map((row) => row.id).sort()
          const cases = built.a.cases.filter((kase) => kase.childId === child).map((kase) => kase.id)
          const both = (own: string[], more: string[]) => [...new Set([...own, ...more])].sort()
          expect(await seen('child'), label(actor)).toEqual(both(expected(built.a, actor, 'child'), [child]))
          expect(await seen('dropout_case')).toEqual(both(expected(built.a, actor, 'dropout_case'), cases))
          for (const noun of ['restricted_label', 'support_note', 'attachment'] as const)
            expect(await FINDERS[noun](tx, viewer), noun).toEqual([])
        })
      }
    } finally {
      await db.close()
    }
  })

  test('一行也写不进，连自己班的也不行；只有查阅记录写得进，而且必须写明是哪一次', async ({ database }) => {
    const built = await build(database)
    const [klass] = built.a.classes
    const child = built.a.children.find((one) => one.classId !== klass?.id)
    const teacher = official(built.a, 'teacher', [klass?.id ?? ''])
    await withClient(database.superuserUrl, async (owner) => {
      const viewer = await aWiderView(owner, teacher, child?.id ?? '')
      await withClient(database.webUrl, async (client) => {
        const attempt = async (sql: string, values: unknown[]) => {
          await client.query('begin')
          const context = databaseContext(viewer, Buffer.from(database.contextKey, 'hex'), Date.now())
          await client.query(`set local app.context = '${context}'`)
          const code = await client.query(sql, values).then(
            ({ rowCount }) => `${rowCount}`,
            (error: { code?: string }) => error.code ?? '',
          )
          await client.query('rollback')
          return code
        }
        const tenant = built.a.id
        const leave = `insert into app.leave (tenant_id, id, child_id, class_id, school_id, kind, from_on, to_on, person_id, appointment_id, recorded_at)
          select tenant_id, gen_random_uuid(), child_id, class_id, school_id, kind, from_on, to_on, person_id, appointment_id, recorded_at from app.leave where class_id = $1 limit 1`
        expect(await attempt(leave, [klass?.id])).toBe('42501')
        const move = `update app.dropout_case set version = version + 1 where tenant_id = $1`
        expect(await attempt(move, [tenant])).toBe('42501')
        const log = `insert into app.access_log (tenant_id, id, child_id, person_id, role, field, reason, recorded_at, view_id) values ($1, gen_random_uuid(), $2, $3, 'teacher', 'page', '看', now(), $4)`
        expect(await attempt(log, [tenant, child?.id, viewer.personId, viewer.view?.id])).toBe('1')
        expect(await attempt(log, [tenant, child?.id, viewer.personId, null])).toBe('42501')
      })
    })
  })
})
