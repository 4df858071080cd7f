import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { entrySchema, headSchema } from '#lib/schemas/ledger/chain-line'
import type { LedgerExport } from './verify.ts'

const cover = z.strictObject({
  format: z.literal('baoxue-ledger-1'),
  tenantId: z.uuid(),
  tenantCode: z.string(),
  tenantName: z.string(),
  publicKey: z.string(),
  events: z.int(),
})

export type Cover = z.infer<typeof cover>

/** 读不成台账导出：哪个文件、第几行。 */
export class NotALedger extends Error {}

function lines(body: string): string[] {
  return body.split('\n').filter((line) => line !== '')
}

/** 写出一份导出：封面、逐条事件、逐个链头。 */
export async function writeLedger(folder: string, about: Cover, ledger: LedgerExport): Promise<void> {
  await mkdir(folder, { recursive: true })
  const jsonl = (rows: readonly unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')
  await writeFile(path.join(folder, 'ledger.json'), `${JSON.stringify(about, null, 2)}\n`)
  await writeFile(path.join(folder, 'events.jsonl'), jsonl(ledger.entries))
  await writeFile(path.join(folder, 'heads.jsonl'), jsonl(ledger.heads))
}

async function parse<T>(folder: string, name: string, schema: z.ZodType<T>): Promise<T[]> {
  const body = await readFile(path.join(folder, name), 'utf8').catch(() => {
    throw new NotALedger(`缺少文件 ${name}`)
  })
  return lines(name.endsWith('.json') ? body.replaceAll('\n', ' ') : body).map((line, index) => {
    try {
      return schema.parse(JSON.parse(line))
    } catch {
      throw new NotALedger(`${name} 第 ${index + 1} 行读不成一条记录`)
    }
  })
}

/** 读回一份导出。读不成形抛 NotALedger：那本身就是被动过的证据。 */
export async function readLedger(folder: string): Promise<{ about: Cover; ledger: LedgerExport }> {
  const about = (await parse(folder, 'ledger.json', cover))[0]
  if (!about) throw new NotALedger('ledger.json 是空的')
  const entries = await parse(folder, 'events.jsonl', entrySchema)
  const heads = await parse(folder, 'heads.jsonl', headSchema)
  return { about, ledger: { tenantId: about.tenantId, publicKey: about.publicKey, entries, heads } }
}

const kept = z.object({ code: z.string() })

/** 后台每次封存在 `heads` 文件夹里另记的短码；`body` 要从那台机器之外的一份取。读不成形抛 NotALedger。 */
export function keptCodes(body: string): string[] {
  const found = lines(body).filter((line) => line.trim() !== '')
  if (found.length === 0) throw new NotALedger('库外的链头文件是空的')
  return found.map((line) => {
    try {
      return kept.parse(JSON.parse(line)).code
    } catch {
      throw new NotALedger('库外的链头文件有一行认不得')
    }
  })
}
