import type { PrismaClient } from '#lib/generated/prisma/client'

/** 一个县此刻的守夜数。 */
export type Watch = {
  readonly tenantCode: string
  /** 到点五分钟还没有人接的时限；后台活着就该是零。 */
  readonly unmoved: number
  readonly oldestDue: Date | null
  readonly undelivered: number
  readonly oldestMessage: Date | null
  readonly unsealed: number
  readonly oldestUnsealed: Date | null
}

type Raw = Pick<PrismaClient, '$queryRaw'>

type Row = {
  tenant_code: string
  unmoved: bigint
  oldest_due: Date | null
  undelivered: bigint
  oldest_message: Date | null
  unsealed: bigint
  oldest_unsealed: Date | null
}

/** 逐县一行。数据库里只给得出数，给不出行，所以不必说明谁在问。 */
export async function readWatch(db: Raw): Promise<Watch[]> {
  const rows = await db.$queryRaw<Row[]>`select * from guard.watch()`
  return rows.map((row) => ({
    tenantCode: row.tenant_code,
    unmoved: Number(row.unmoved),
    oldestDue: row.oldest_due,
    undelivered: Number(row.undelivered),
    oldestMessage: row.oldest_message,
    unsealed: Number(row.unsealed),
    oldestUnsealed: row.oldest_unsealed,
  }))
}

/** 数据库里最后执行完的那一项迁移。 */
export async function newestMigration(db: Raw): Promise<string | null> {
  const rows = await db.$queryRaw<{ name: string | null }[]>`select guard.newest_migration() as name`
  return rows[0]?.name ?? null
}
