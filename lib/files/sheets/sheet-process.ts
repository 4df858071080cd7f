import { cellText } from '#lib/rules/rolls/imports/cells'
import { type Columns, hasRepeatedHeader, matchHeaders } from '#lib/rules/rolls/imports/headers'
import { IMPORT_LIMITS, isImportKind } from '#lib/rules/rolls/imports/import-kinds'
import { readRows } from './read-rows.ts'
import { SheetFault } from './sheet-fault.ts'

/**
 * 拆表的子进程：文件从标准输入来，认出的列与行一行一个 JSON 从标准输出去。
 * 没有数据库，没有钥匙，内存与时间由父进程限着；不收的列在这里就丢了，出不了这个进程。
 */
const HEADER_ROWS = 10

async function readAll(): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function say(line: unknown): Promise<void> {
  return new Promise((spoken) => {
    if (process.stdout.write(`${JSON.stringify(line)}\n`)) spoken()
    else process.stdout.once('drain', spoken)
  })
}

async function take(): Promise<void> {
  const kind = process.argv[2] ?? ''
  if (!isImportKind(kind)) throw new Error('which kind of list?')
  let columns: Columns | null = null
  let seen = 0
  let taken = 0
  for await (const { rowNo, cells } of readRows(await readAll())) {
    if (!columns) {
      seen += 1
      const heads = cells.map(cellText)
      columns = matchHeaders(kind, heads)
      if (columns && hasRepeatedHeader(columns, heads)) throw new SheetFault('repeated_header')
      if (!columns && seen >= HEADER_ROWS) throw new SheetFault('no_header')
      if (columns) await say({ columns: Object.keys(columns) })
      continue
    }
    const kept = Object.values(columns).map((at) => cells[at] ?? null)
    if (kept.every((cell) => cellText(cell) === '')) continue
    taken += 1
    if (taken > IMPORT_LIMITS.rows) throw new SheetFault('too_many_rows')
    await say({ rowNo, cells: kept })
  }
  if (!columns) throw new SheetFault('no_header')
  if (taken === 0) throw new SheetFault('no_rows')
  await say({ end: taken })
}

try {
  await take()
} catch (error) {
  await say({ fault: error instanceof SheetFault ? error.code : 'unreadable' })
}
