/** 表格里的一格：字或数。证件号、学籍号一律是字，写成数就毁了末几位。 */
export type SheetCell = string | number | null

export type SheetColumn<Row> = {
  readonly head: string
  /** 大约几个汉字宽。 */
  readonly width: number
  readonly cell: (row: Row) => SheetCell
}

/** 一张导出的表：抬头、说明、栏、行。行可以一批一批来，不必都在手里。 */
export type Sheet<Row> = {
  /** 工作表名，也是文件名的一半。 */
  readonly name: string
  readonly title: string
  /** 抬头之下各写一行：共几行、截至何时、谁为何导出。 */
  readonly notes: readonly string[]
  readonly columns: readonly SheetColumn<Row>[]
  /** 应有的行数；写出来的不是这个数，文件不成。 */
  readonly count: number
  readonly rows: AsyncIterable<Row> | Iterable<Row>
}

// 以这些字起头的，表格软件会当成公式去算。
const FORMULA = /^[=+\-@\t\r＝＋－＠]/

/** 外来文字不许变成公式：前面加一个单引号，读的人仍看得见原文。 */
export function inertCell(cell: SheetCell): SheetCell {
  return typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : cell
}

/** 表的各行，按写出的次序：抬头、说明、栏名、逐行；行数与应有的不符就抛出。 */
export async function* sheetLines<Row>(sheet: Sheet<Row>): AsyncGenerator<SheetCell[]> {
  yield [inertCell(sheet.title)]
  for (const note of sheet.notes) yield [inertCell(note)]
  yield sheet.columns.map(({ head }) => head)
  let written = 0
  for await (const row of sheet.rows) {
    written += 1
    yield sheet.columns.map(({ cell }) => inertCell(cell(row)))
  }
  if (written !== sheet.count) {
    throw new Error(`a sheet of ${sheet.count} rows came to ${written}`)
  }
}
