import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { checkRecords, type RecordsVerdict } from '#lib/ledger/check-records'
import { readWholeLedger } from '#lib/ledger/export'
import { keptCodes, NotALedger } from '#lib/ledger/files'
import { verifyLedger } from '#lib/ledger/verify'
import { BREAK_LABEL } from '#lib/rules/ledger/chain-check'
import type { RecordSeal, SealBreak } from '#lib/rules/ledger/record-seals'
import { endBadly, Misused, type OpenTenant, withTenant } from './open-tenant.ts'
import { say } from './progress.ts'

const USAGE =
  '用法：npm run records:verify -- --tenant 六位区划代码 [--head 链头短码] [--heads 库外另存的链头.jsonl]'

type Asked = { readonly tenant: string; readonly held: readonly string[] }

function read(): Asked {
  const text = { type: 'string' } as const
  try {
    const { tenant, head, heads } = parseArgs({
      options: { tenant: text, head: text, heads: text },
    }).values
    if (!tenant) throw new Misused(USAGE)
    const kept = heads === undefined ? [] : keptCodes(readFileSync(heads, 'utf8'))
    return { tenant, held: [...(head === undefined ? [] : [head]), ...kept] }
  } catch (error) {
    throw new Misused(error instanceof NotALedger ? `${error.message}。` : USAGE)
  }
}

const BEIJING = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
})
const beijing = (at: string) => BEIJING.format(new Date(at))
// 第一段没有起点：更早的都算在里面。
const when = ({ fromAt, untilAt }: RecordSeal) =>
  fromAt.startsWith('1970-') ? `${beijing(untilAt)} 以前` : `${beijing(fromAt)} 至 ${beijing(untilAt)}`

const SEAL_BREAK: Readonly<Record<SealBreak['kind'], string>> = {
  missing: '台账里记过的一段封存不见了',
  unrecorded: '一段封存没有入过台账',
  altered: '一段封存与入账的摘要不符',
  gap: '一段封存与前一段接不上',
}

/** 逐条说出不符之处，给是不是都相符。 */
function report({ breaks, changed }: RecordsVerdict): boolean {
  for (const one of breaks)
    say(`✗ ${SEAL_BREAK[one.kind]}：${one.kind === 'missing' ? one.sealId : when(one.seal)}`)
  for (const { seal, then, rowsNow } of changed)
    say(`✗ ${then.table}：${when(seal)}写下的，封存时 ${then.rows} 行，现在 ${rowsNow} 行，内容不符`)
  return breaks.length + changed.length === 0
}

async function verify({ held }: Asked, { db, tenant, publicKey }: OpenTenant): Promise<void> {
  const clock = { kind: 'clock', tenantId: tenant.id } as const
  const ledger = await readWholeLedger(db, clock, publicKey, () => undefined)
  const verdict = verifyLedger(ledger, ...held)
  if (!verdict.ok) {
    const { kind, seq, why } = verdict.broken
    say(`✗ 台账第 ${seq} 条${BREAK_LABEL[kind]}：${why}。封存记在台账里，台账不符，封存也不足为凭。`)
    process.exitCode = 1
    return
  }
  const records = await checkRecords(db, clock, ledger.entries, (done) => {
    if (done % 500 === 0) say(`  已核对 ${done} 段`)
  })
  if (!report(records)) process.exitCode = 1
  else say(`${tenant.name}：原始记录 ${records.rows} 行、${records.seals} 段封存，与台账逐段相符。`)
}

try {
  const asked = read()
  await withTenant(asked.tenant, 'worker', (open) => verify(asked, open))
} catch (error) {
  endBadly(error, '核对没有做完；没有改动任何数据，请查看数据库是否可用后重试。')
}
