import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { secretsOf } from '#lib/commands/secrets'
import { type StormProduct, startProduct } from '#tests/storm/product'
import type { Scans } from './measure.ts'
import { type Size, stageCounty } from './stage-county.ts'

/** 起好、装好县、数得出语句的一份产品。 */
export type Staged = {
  readonly product: StormProduct
  readonly client: Client
  readonly setting: { readonly secret: string; readonly siteUrl: string }
  /** 到现在为止网页送往数据库的语句数。 */
  statements(): Promise<number>
  /** 五万行以上的各表，到现在从头扫读过多少行。 */
  scans(): Promise<Scans>
  /** 再搭几个县，统计一遍。 */
  addCounties(codes: readonly string[], size: Size): Promise<void>
  end(): Promise<void>
}

const say = (text: string) => process.stderr.write(`${text}\n`)

async function connected(url: string): Promise<Client> {
  for (let tries = 0; ; tries += 1) {
    const client = new Client({ connectionString: url })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return client
    } catch (error) {
      if (tries > 60) throw error
      await sleep(500)
    }
  }
}

/** 起产品，开语句计数（要重启一次数据库），按代码搭几个县，统计一遍。 */
export async function stageProduct(codes: readonly string[], size: Size): Promise<Staged> {
  const product = await startProduct()
  const first = await connected(product.databaseUrl())
  await first.query(`alter system set shared_preload_libraries = 'pg_stat_statements'`)
  await first.query(`alter system set pg_stat_statements.track_planning = off`)
  await first.query('checkpoint')
  await first.end()
  await product.kill('database')
  const client = await connected(product.databaseUrl())
  await client.query('create extension if not exists pg_stat_statements')
  const addCounties = async (more: readonly string[], theirs: Size) => {
    for (const code of more) {
      await stageCounty(client, code, theirs)
      say(`  ${code}：${theirs.schools * theirs.classesPerSchool * theirs.pupilsPerClass} 名学生`)
    }
    await client.query('vacuum analyze')
  }
  await addCounties(codes, size)
  for (let tries = 0; tries < 60; tries += 1) {
    const ready = await fetch(`${product.origin}/api/ready`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (ready) break
    await sleep(500)
  }
  return {
    product,
    client,
    addCounties,
    setting: { secret: secretsOf(product.home).nextAuth, siteUrl: product.origin },
    statements: async () => {
      const { rows } = await client.query<{ n: string }>(
        `select coalesce(sum(s.calls), 0) as n from pg_stat_statements s join pg_roles r on r.oid = s.userid where r.rolname = 'baoxue_web'`,
      )
      return Number(rows[0]?.n)
    },
    scans: async () => {
      // 各连接一秒才交一次账。
      await sleep(1_200)
      const { rows } = await client.query<{ name: string; read: string; live: string }>(
        `select relname as name, coalesce(seq_tup_read, 0) as read, n_live_tup as live from pg_stat_user_tables
          where schemaname = 'app' and n_live_tup > 50000`,
      )
      return new Map(rows.map(({ name, read, live }) => [name, { read: Number(read), live: Number(live) }]))
    },
    end: async () => {
      await client.end()
      await product.end()
    },
  }
}
