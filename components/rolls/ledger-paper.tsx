import { ScrollRegion } from '#components/ui/scroll-region'

type PaperColumn<Row> = {
  readonly head: string
  readonly cell: (row: Row) => string | number | null
}

type LedgerPaperProps<Row> = {
  title: string
  columns: readonly PaperColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
}

/** 横排 A4 的台账：每页重复表头，行数印在标题下。 */
export function LedgerPaper<Row>({ title, columns, rows, rowKey }: LedgerPaperProps<Row>) {
  return (
    <article aria-label={title} className="landscape-sheet bg-surface">
      <h2 className="text-center font-heading-paper text-lg">{title}</h2>
      <p className="pb-2 text-center text-sm">共 {rows.length} 行；证件号、学籍号已脱敏</p>
      <ScrollRegion label={title}>
        <table className="w-full min-w-[96rem] border-collapse text-xs wrap-anywhere print:min-w-0">
          <thead>
            <tr>
              <th scope="col" className="border border-line-strong px-1 py-1">
                序号
              </th>
              {columns.map((column) => (
                <th key={column.head} scope="col" className="border border-line-strong px-1 py-1">
                  {column.head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={rowKey(row)}>
                <td className="border border-line-strong px-1 text-right">{at + 1}</td>
                {columns.map((column) => (
                  <td key={column.head} className="border border-line-strong px-1">
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {rows.length === 0 ? <p className="py-6 text-center">没有符合条件的行。</p> : null}
    </article>
  )
}
