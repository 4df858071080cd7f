import { Client } from 'pg'
import type { FieldKeys } from '#lib/data/sensitive'
import type { FileStore } from '#lib/files/file-store'
import type { Instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { writeReference } from '#prisma/reference/load'
import { type TenantSlug, tenantOf } from '#prisma/reference/tenants'
import { demoPasswordHash } from './accounts.ts'
import { COUNTIES, type DemoCounty } from './counties.ts'
import { writeLedger } from './link-ledger.ts'
import { peopleCounty } from './people-county.ts'
import { writeSheet } from './rows.ts'
import { countySnapshots } from './snapshots.ts'
import type { DemoLetter } from './transfer-letters.ts'

export type Demonstration = FieldKeys & {
  /** 属主或超级用户的连接。 */
  readonly url: string
  /** 北京时间的今天；一切都从它推算。 */
  readonly today: PlainDate
  /** 此刻；省略为今天上午十点。之后的事一件不写。 */
  readonly now?: Instant
  readonly progress?: (line: string) => void
  /** 只装这几个法域；省略为全部。 */
  readonly only?: readonly TenantSlug[]
  /** 附件存放处；省略即不放（只看库的测试）。 */
  readonly files?: FileStore
}

/**
 * 把示范数据装进一个空库：各法域全部乡镇、几所学校、整学年点名；人全为虚构，同一天装出的数据相同（密文除外）。
 * 一个事务装完；已有单位的库拒绝再装，什么也不改。
 */
export async function loadDemonstration(demonstration: Demonstration): Promise<void> {
  const { url, only, progress = () => {} } = demonstration
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('lock table app.unit in share row exclusive mode')
    const { rows } = await client.query<{ used: boolean }>('select exists (select 1 from app.unit) as used')
    if (rows[0]?.used) throw new Error('数据库里已经有单位，示范数据只装进空库')
    await writeReference(client)
    const passwordHash = await demoPasswordHash()
    // 大田装在南安之前：它送出的转学材料，南安装载时收下。
    const letters: DemoLetter[] = []
    for (const plan of COUNTIES.filter(({ slug }) => only?.includes(slug) ?? true))
      await loadCounty(client, demonstration, plan, { passwordHash, letters, progress })
    await client.query('commit')
    // 刚装完的表还没有统计，第一个打开页面的人会等到超时；等不及后台来做。
    await client.query('analyze')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    await client.end()
  }
}

async function loadCounty(
  client: Client,
  demonstration: Demonstration,
  plan: DemoCounty,
  given: {
    readonly passwordHash: string
    readonly letters: DemoLetter[]
    readonly progress: (line: string) => void
  },
): Promise<void> {
  const tenant = tenantOf(plan.slug)
  const arrived = given.letters.filter(({ to }) => to === plan.slug)
  const sheet = peopleCounty(demonstration, plan, given.passwordHash, arrived)
  given.letters.push(...sheet.letters)
  const written = await writeSheet(client, sheet)
  for (const { place, sealed } of demonstration.files ? sheet.files : [])
    await demonstration.files?.put(place, sealed)
  await writeLedger(client, tenant.id, sheet.rows('ledger_event'))
  if (tenant.parent) {
    const prefecture = tenantOf(tenant.parent)
    await writeSheet(client, countySnapshots(prefecture.id, tenant.code, sheet, demonstration.today))
  }
  given.progress(
    `${tenant.name}：${sheet.rows('child').length} 名儿童，${sheet.rows('roll_call').length} 次点名，${sheet.rows('dropout_case').length} 件个案，共 ${written} 行`,
  )
}
