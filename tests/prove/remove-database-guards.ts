import type { Client } from 'pg'
import { behaviourOf } from './behaviour.ts'
import { listedOf, ruleSees } from './catalogue-eyes.ts'
import { type DatabaseGuard, listGuards } from './database-guards.ts'
import type { ProbeSession } from './probe-session.ts'
import { stage } from './stage.ts'

/** 拆了一道，谁看见了：行为、目录的规则、目录的清单（walls.txt、grants.txt）。 */
export type Seen = {
  readonly guard: DatabaseGuard
  readonly behaviour: boolean
  readonly rule: boolean
  readonly listed: boolean
}

/** 同一个问题没拆的时候怎么答，只问一次。 */
function remembered(
  ask: (guard: DatabaseGuard) => Promise<string | null>,
  keyOf: (guard: DatabaseGuard) => string,
) {
  const known = new Map<string, string | null>()
  return async (guard: DatabaseGuard): Promise<string | null> => {
    const key = keyOf(guard)
    const said = known.has(key) ? known.get(key) : await ask(guard)
    known.set(key, said ?? null)
    return said ?? null
  }
}

const BY_NAME = new Set(['key', 'grant', 'execute'])

function behaviourKey({ kind, table, name, role, commands, restrictive }: DatabaseGuard): string {
  const asked = BY_NAME.has(kind) ? [kind, name] : kind === 'trigger' ? [kind] : [commands, restrictive]
  return [table, role, ...asked].join('|')
}

async function tryOne(
  session: ProbeSession,
  guard: DatabaseGuard,
  intact: { behaviour: string | null; listed: string | null },
  behaviour: (guard: DatabaseGuard) => Promise<string | null>,
): Promise<Seen> {
  return session.within(guard.remove, async () => ({
    guard,
    rule: await ruleSees(session, guard),
    listed: (await listedOf(session, guard.table)) !== intact.listed,
    behaviour: (await behaviour(guard)) !== intact.behaviour,
  }))
}

/** 以超级用户的连接，在一个事务里搭起世界、逐道拆了再撤；`which` 挑要拆的，`contextKey` 是库里签名的钥。 */
export async function removeDatabaseGuards(
  client: Client,
  contextKey: string,
  which: (guards: readonly DatabaseGuard[]) => readonly DatabaseGuard[],
): Promise<Seen[]> {
  const { session, tables, people, tenant } = await stage(client, contextKey)
  const behaviour = (guard: DatabaseGuard) => behaviourOf(session, guard, tables, people, tenant)
  const intactBehaviour = remembered(behaviour, behaviourKey)
  const intactListed = remembered(
    ({ table }) => listedOf(session, table),
    ({ table }) => table,
  )
  const seen: Seen[] = []
  for (const guard of which(await listGuards(client))) {
    const intact = { behaviour: await intactBehaviour(guard), listed: await intactListed(guard) }
    seen.push(await tryOne(session, guard, intact, behaviour))
  }
  await client.query('rollback')
  return seen
}
