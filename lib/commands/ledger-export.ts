import { parseArgs } from 'node:util'
import { readWholeLedger } from '#lib/ledger/export'
import { writeLedger } from '#lib/ledger/files'
import { shortCode } from '#lib/rules/ledger/encoding'
import { endBadly, Misused, type OpenTenant, withTenant } from './open-tenant.ts'
import { say } from './progress.ts'

const USAGE = '用法：npm run ledger:export -- --tenant 六位区划代码 --out 目录'

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

async function exportTo(out: string, { db, tenant, publicKey }: OpenTenant): Promise<void> {
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
}

try {
  const { tenant, out } = read()
  await withTenant(tenant, 'auditor', (open) => exportTo(out, open))
} catch (error) {
  endBadly(error, '导出未完成；未写坏任何已有数据，请查看数据库是否可用后重试。')
}
