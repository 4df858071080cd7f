import type { Client } from 'pg'
import { peopleOf } from './behaviour.ts'
import type { Probed } from './probe-policies.ts'
import { type ProbeSession, probeSession } from './probe-session.ts'
import { type ProbedTable, probedTables } from './probe-tables.ts'
import { buildScene } from './scene.ts'
import { draftsOf } from './scene-drafts.ts'

/** 开一个事务，在里面搭好世界、备好试法。用完由叫的人撤回。 */
export async function stage(
  client: Client,
  contextKey: string,
): Promise<{
  session: ProbeSession
  tables: Map<string, ProbedTable>
  people: Probed[]
  tenant: string
}> {
  await client.query('begin')
  const scene = await buildScene(client)
  const session = await probeSession(client)
  const tables = await probedTables(session, [scene.a.id, scene.b.id], draftsOf(scene))
  const people = peopleOf(scene, Buffer.from(contextKey, 'hex'))
  return { session, tables, people, tenant: scene.a.id }
}
