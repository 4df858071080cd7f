import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { type Prisma, PrismaClient } from '#lib/generated/prisma/client'
import type { Actor, Gatekeeper } from '#lib/rules/people/actor'
import { databaseContext, LIFETIME_MS } from './context.ts'
import { preparedNames } from './prepared-names.ts'
import { newestMigration, readWatch, type Watch } from './watch.ts'

declare const scoped: unique symbol

/** 已经说明「谁在问」的事务。只有 `asActor` 能造出来。 */
export type Tx = Prisma.TransactionClient & { readonly [scoped]: true }

/** 一个事务最长多久；整批写入的后台才需要放宽，上下文的签名随之够用。 */
export type TimeLimit = { readonly timeoutMs: number }

/** 通往数据库的唯一入口：没有 Actor 就没有事务，没有事务就没有查询。 */
export type Database = {
  /** 在一个事务里以 `actor` 的身份做 `work`；抛出即全部回滚。 */
  asActor<T>(actor: Actor, work: (tx: Tx) => Promise<T>, limit?: TimeLimit): Promise<T>
  /** 守门的一问：数据库的一个函数，先按 `context` 认出是谁在问，再查；一条语句，不另开事务（ADR 0094）。 */
  askAsGate<Row>(gate: Gatekeeper, question: (context: string) => Prisma.Sql): Promise<Row[]>
  /** 不属于任何租户的参考数据：租户名录、全国工作日安排。 */
  readonly reference: Pick<PrismaClient, 'tenant' | 'nationalDay'>
  /** 逐县的守夜数：没人接的时限、没送出的消息、没封存的账。只有数。 */
  watch(): Promise<Watch[]>
  /** 数据库升到哪一项。 */
  newestMigration(): Promise<string | null>
  /** 连接池此刻的样子。 */
  pool(): { readonly total: number; readonly idle: number; readonly waiting: number }
  close(): Promise<void>
}

export type Connection = {
  readonly url: string
  /** 上下文签名密钥，32 字节十六进制。 */
  readonly contextKey: string
  readonly poolSize?: number
  /** 数句子用：每条送往数据库的语句。 */
  readonly onStatement?: (sql: string) => void
  readonly now?: () => number
}

/** 打开数据库。连接角色由 `url` 决定，网页、后台各用各的。 */
export function connect(connection: Connection): Database {
  const { onStatement, now = Date.now } = connection
  const pool = new pg.Pool({
    connectionString: connection.url,
    max: connection.poolSize ?? 8,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    // 备好的语句随连接走；闲十秒就断，清早每个人都要重新备一遍。
    idleTimeoutMillis: 600_000,
    // Prisma 写时刻不带时区；会话若是别的时区，时限就差几个钟头。
    // 一条语句在一条连接上只计划一次（ADR 0074）：行级安全的计划贵，头五次各计划一遍等于清早头五个人替后来的人等。
    options: '-c timezone=UTC -c plan_cache_mode=force_generic_plan',
  })
  // 闲着的连接断了（数据库重启）：池子自己会换新的，不该拖垮进程。
  const adapter = new PrismaPg(pool, {
    onPoolError: () => undefined,
    disposeExternalPool: true,
    statementNameGenerator: preparedNames(),
  })
  const key = Buffer.from(connection.contextKey, 'hex')
  const prisma = onStatement
    ? watched(adapter, onStatement)
    : new PrismaClient({ adapter, errorFormat: 'minimal' })
  return {
    asActor: (actor, work, limit) =>
      prisma.$transaction(
        async (tx) => {
          await tx.$executeRawUnsafe(
            `SET LOCAL app.context = '${databaseContext(actor, key, now(), Math.max(LIFETIME_MS, limit?.timeoutMs ?? 0))}'`,
          )
          return work(tx as Tx)
        },
        { maxWait: 5_000, timeout: limit?.timeoutMs ?? 15_000 },
      ),
    askAsGate: (gate, question) => prisma.$queryRaw(question(databaseContext(gate, key, now()))),
    reference: prisma,
    watch: () => readWatch(prisma),
    newestMigration: () => newestMigration(prisma),
    pool: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => prisma.$disconnect(),
  }
}

/** 数句子的测试才听语句；平时不听，省下每条语句一次的转手。 */
function watched(adapter: PrismaPg, onStatement: (sql: string) => void): PrismaClient {
  const prisma = new PrismaClient({
    adapter,
    errorFormat: 'minimal',
    log: [{ emit: 'event', level: 'query' }],
  })
  prisma.$on('query', (event) => onStatement(event.query))
  return prisma
}
