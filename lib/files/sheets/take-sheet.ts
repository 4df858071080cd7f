import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Cell } from '#lib/rules/rolls/imports/cells'
import { type Columns, FIELDS_OF } from '#lib/rules/rolls/imports/headers'
import { type ImportKind, isFileFault } from '#lib/rules/rolls/imports/import-kinds'
import { SheetFault } from './sheet-fault.ts'

const PROCESS = path.resolve(import.meta.dirname, 'sheet-process.ts')
const MEMORY_MB = 320
const LIFETIME_MS = 90_000

type Line = {
  readonly columns?: readonly string[]
  readonly rowNo?: number
  readonly cells?: readonly Cell[]
  readonly end?: number
  readonly fault?: string
}

/** 在子进程里拆一份表：限内存、限时间；它被撑死、卡死、说半句话，都只是这份文件不收。 */
export async function* takeSheet(
  kind: ImportKind,
  file: Uint8Array,
): AsyncGenerator<{ columns: Columns; rowNo: number; cells: readonly Cell[] }> {
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${MEMORY_MB}`, '--max-semi-space-size=2', PROCESS, kind],
    {
      env: { NODE_ENV: 'production', PATH: '' },
      stdio: ['pipe', 'pipe', 'ignore'],
    },
  )
  const late = setTimeout(() => child.kill('SIGKILL'), LIFETIME_MS)
  child.stdin.on('error', () => undefined)
  child.on('error', () => child.kill('SIGKILL'))
  child.stdin.end(file)
  let columns: Columns | null = null
  let ended = false
  try {
    for await (const text of createInterface({ input: child.stdout })) {
      const line = JSON.parse(text) as Line
      if (line.fault !== undefined) throw new SheetFault(isFileFault(line.fault) ? line.fault : 'unreadable')
      if (line.columns) columns = columnsOf(kind, line.columns)
      if (line.end !== undefined) ended = true
      if (columns && line.rowNo !== undefined && line.cells)
        yield { columns, rowNo: line.rowNo, cells: line.cells }
    }
    if (!ended) throw new SheetFault('unreadable')
  } catch (error) {
    if (error instanceof SyntaxError) throw new SheetFault('unreadable')
    throw error
  } finally {
    clearTimeout(late)
    child.kill('SIGKILL')
  }
}

/** 子进程给的列名按次序就是各格的次序。 */
function columnsOf(kind: ImportKind, names: readonly string[]): Columns {
  return Object.fromEntries(
    FIELDS_OF[kind].read.flatMap((field) => {
      const at = names.indexOf(field)
      return at === -1 ? [] : [[field, at]]
    }),
  )
}
