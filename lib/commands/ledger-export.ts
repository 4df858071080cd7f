import { parseArgs } from 'node:util'
import { connect } from '#lib/data/database'
import { urlForRole } from '#lib/data/migrate/database-roles'
import { readWholeLedger } from '#lib/ledger/export'
import { writeLedger } from '#lib/ledger/files'
import { publicKeyHex, sealingKey } from '#lib/ledger/head'
import { shortCode } from '#lib/rules/ledger/encoding'
import { launchEnv } from '#lib/server/env'
import { Fault } from './fault.ts'
import { hasDatabase } from './postgres-place.ts'
import { say } from './progress.ts'
import { reachServer } from './reach-database.ts'
import { productHome } from './root.ts'
import { secretsOf } from './secrets.ts'

const USAGE = '用法：npm run ledger:export -- --tenant 六位区划代码 --out 目录'

class Misused extends Error {}

function read(): { tenant: string; out: string } {
  const spec = { tenant: { type: 'string' }, out: { type: 'string' } } as const
  try {
    const { tenant, out } = parseArgs({ options: spec }).values
    if (tenant && out) return { tenant, out }
  } catch {
    throw new Misused(USAGE)
  }
  throw new Misused(USAGE)
}

async function run(): Promise<void> {
  const { tenant: code, out } = read()
  const given = launchEnv()
  const home = productHome()
  if (!given.DATABASE_URL && !hasDatabase(home)) {
    throw new Fault(
      '这里还没有数据库，没有台账可导出。',
      '请先用 npm start 启动一次，或以 DATABASE_URL 指明数据库。',
    )
  }
  const secrets = secretsOf(home)
  const server = await reachServer(home, secrets)
  const url = given.AUDITOR_DATABASE_URL ?? urlForRole(server.url, 'auditor', secrets.roles.auditor)
  const db = connect({ url, contextKey: given.BAOXUE_CONTEXT_KEY ?? secrets.contextKey, poolSize: 1 })
  try {
    const tenant = await db.reference.tenant.findUnique({ where: { code } })
    if (!tenant) {
      const known = await db.reference.tenant.findMany({ select: { code: true, name: true } })
      throw new Misused(
        `没有区划代码为「${code}」的法域。已知：${known.map((one) => `${one.code} ${one.name}`).join('、')}`,
      )
    }
    const publicKey = publicKeyHex(sealingKey(given.BAOXUE_LEDGER_KEY ?? secrets.ledgerKey))
    const ledger = await readWholeLedger(db, { kind: 'clock', tenantId: tenant.id }, publicKey, (count) =>
      say(`  已读出 ${count} 条`),
    )
    const about = {
      format: 'baoxue-ledger-1' as const,
      tenantId: tenant.id,
      tenantCode: tenant.code,
      tenantName: tenant.name,
      publicKey,
      events: ledger.entries.length,
    }
    await writeLedger(out, about, ledger)
    const last = ledger.entries.at(-1)
    const head = last ? shortCode(last) : '（还没有条目）'
    say(`${tenant.name}：导出 ${ledger.entries.length} 条，链头 ${ledger.heads.length} 个，链头短码 ${head}`)
    say(`公钥（请另行留存，核验时用 --key 给出）：${publicKey}`)
  } finally {
    await db.close()
    await server.close()
  }
}

try {
  await run()
} catch (error) {
  if (error instanceof Misused) {
    process.stderr.write(`${error.message}\n`)
    process.exit(2)
  }
  if (error instanceof Fault) process.stderr.write(`✗ ${error.message}\n  ${error.whatToDo}\n`)
  else process.stderr.write('✗ 导出未完成；未写坏任何已有数据，请查看数据库是否可用后重试。\n')
  process.exit(1)
}
