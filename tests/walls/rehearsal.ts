import type { Database, Tx } from '#lib/data/database'

class Undone extends Error {}

/** 这一次办理碰过哪些表、各几行；试演之后全部退回。 */
export type Rehearsed<T> = { readonly outcome: T; readonly wrote: readonly string[] }

/** 只读的留痕不算写：谁看过，拒的时候也记。 */
const LOGS = ['access_log']

/** 布景：把世界摆到那一步，不惊动触发器与外键。 */
async function set(tx: Tx, stage: readonly string[]): Promise<void> {
  if (stage.length === 0) return
  await tx.$executeRaw`set local session_replication_role = replica`
  for (const sql of stage) await tx.$executeRawUnsafe(sql)
  await tx.$executeRaw`set local session_replication_role = origin`
}

/** 这个事务里各表动过几行。 */
async function touched(tx: Tx): Promise<ReadonlyMap<string, bigint>> {
  const rows = await tx.$queryRaw<{ name: string; rows: bigint }[]>`
    select relname as name, n_tup_ins + n_tup_upd + n_tup_del as rows from pg_stat_xact_user_tables
    where schemaname = 'app' and n_tup_ins + n_tup_upd + n_tup_del > 0`
  return new Map(rows.map(({ name, rows: count }) => [name, count]))
}

/**
 * 试演：每个事务照办，数出写了什么，再整个退回。
 * 同一个世界因此可以问上千次，问的次序不影响答案。
 */
export async function rehearse<T>(
  db: Database,
  stage: readonly string[],
  work: (db: Database) => Promise<T>,
): Promise<Rehearsed<T>> {
  const wrote: string[] = []
  const undoing: Database = {
    ...db,
    async asActor(actor, inside, limit) {
      let answer: { value: Awaited<ReturnType<typeof inside>> } | undefined
      try {
        await db.asActor(
          actor,
          async (tx) => {
            await set(tx, stage)
            const before = await touched(tx)
            answer = { value: await inside(tx) }
            for (const [name, rows] of await touched(tx))
              if (rows !== before.get(name) && !LOGS.includes(name)) wrote.push(name)
            throw new Undone()
          },
          limit,
        )
      } catch (error) {
        if (!(error instanceof Undone)) throw error
      }
      if (!answer) throw new Error('a rehearsed transaction gave no answer')
      return answer.value
    },
  }
  return { outcome: await work(undoing), wrote }
}
