import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { keptCodes, NotALedger, readLedger } from '#lib/ledger/files'
import { verifyLedger } from '#lib/ledger/verify'
import { BREAK_LABEL } from '#lib/rules/ledger/chain-check'

function usage(): never {
  process.stderr.write(
    '用法：npm run ledger:verify -- 导出目录 [--head 链头短码] [--heads 库外另存的链头.jsonl] [--key 督学手上的公钥]\n',
  )
  process.exit(2)
}

function options() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { head: { type: 'string' }, heads: { type: 'string' }, key: { type: 'string' } },
    })
  } catch {
    return usage()
  }
}

const { positionals, values } = options()
const folder = positionals[0]
if (!folder || positionals.length > 1) usage()

try {
  const { about, ledger } = await readLedger(folder)
  const publicKey = values.key ?? ledger.publicKey
  const kept = values.heads === undefined ? [] : keptCodes(readFileSync(values.heads, 'utf8'))
  const held = [...(values.head === undefined ? [] : [values.head]), ...kept]
  const verdict = verifyLedger({ ...ledger, publicKey }, ...held)
  if (!verdict.ok) {
    const { kind, seq, why } = verdict.broken
    process.stdout.write(`第 ${seq} 条${BREAK_LABEL[kind]}：${why}。\n`)
    process.exit(1)
  }
  // 封面与末尾之间少了的尾巴，只有封存的链头或手上的短码看得出；封面的条数先对一遍。
  if (about.events !== verdict.count) {
    process.stdout.write(
      `第 ${verdict.count + 1} 条缺失：封面写 ${about.events} 条，实有 ${verdict.count} 条。\n`,
    )
    process.exit(1)
  }
  const beside = kept.length > 0 ? `，与库外另存的 ${kept.length} 个相符` : ''
  process.stdout.write(
    `已核验 ${verdict.count} 条，封存链头 ${ledger.heads.length} 个${beside}，链头 ${verdict.head}。\n`,
  )
} catch (error) {
  if (!(error instanceof NotALedger)) throw error
  process.stdout.write(`导出不完整或被改动：${error.message}。\n`)
  process.exit(1)
}
