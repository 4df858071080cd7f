import { SheetFault } from './sheet-fault.ts'

/** CSV：先按 UTF-8 读，读不通按 GB18030 读（表格软件在中文系统上存的多是后者）。 */
export function decodeText(file: Buffer): string {
  if (file.includes(0)) throw new SheetFault('wrong_type')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch {
    try {
      return new TextDecoder('gb18030', { fatal: true }).decode(file)
    } catch {
      throw new SheetFault('bad_encoding')
    }
  }
}

/** 一行一行的格子；引号里的逗号、换行、双引号照规矩；逗号与制表符都认。 */
export function* csvRows(text: string): Generator<string[]> {
  const comma = (text.split('\n', 1)[0] ?? '').includes('\t') ? '\t' : ','
  let row: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? ''
    if (quoted) {
      if (letter !== '"') cell += letter
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (letter === '"' && cell === '') quoted = true
    else if (letter === comma) {
      row.push(cell)
      cell = ''
    } else if (letter === '\n') {
      row.push(cell.replace(/\r$/u, ''))
      yield row
      row = []
      cell = ''
    } else cell += letter
  }
  if (cell !== '' || row.length > 0) yield [...row, cell.replace(/\r$/u, '')]
}
