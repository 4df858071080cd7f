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

/** 横排 A4 一张表最多这么多栏；再多，日期就断成几截，读不了。 */
const MOST_COLUMNS = 20

/** 横排 A4 的台账：栏多的分成几张，各带序号与姓名；每页重复表头，行数印在标题下。 */
export function LedgerPaper<Row>({ title, columns, rows, rowKey }: LedgerPaperProps<Row>) {
  const parts = partsOf(columns)
  return (
    <article aria-label={title} className="sheet landscape-sheet px-4 py-4 print:p-0">
      <h2 className="text-center font-heading-paper text-lg">{title}</h2>
      <p className="pb-2 text-center text-sm">
        共 {rows.length} 行；证件号、学籍号已脱敏；姓名、监护人、户籍照印时的登记
        {parts.length > 1 ? `；栏多，分${parts.length}张，行次相同` : ''}
      </p>
      {parts.map((part, at) => (
        <ScrollRegion
          key={part.map(({ head }) => head).join()}
          label={parts.length > 1 ? `${title}，第${at + 1}张` : title}
        >
          <PaperTable columns={part} rows={rows} rowKey={rowKey} later={at > 0} />
        </ScrollRegion>
      ))}
      {rows.length === 0 ? <p className="py-6 text-center">没有符合条件的行。</p> : null}
    </article>
  )
}

/** 各张的栏：均分，后面的各张也以姓名开头。 */
function partsOf<Row>(columns: readonly PaperColumn<Row>[]): readonly (readonly PaperColumn<Row>[])[] {
  const count = Math.ceil(columns.length / MOST_COLUMNS)
  const size = Math.ceil(columns.length / count)
  const name = columns.filter(({ head }) => head === '姓名')
  return Array.from({ length: count }, (_, at) => [
    ...(at > 0 ? name : []),
    ...columns.slice(at * size, (at + 1) * size),
  ])
}

type PaperTableProps<Row> = Omit<LedgerPaperProps<Row>, 'title'> & { later: boolean }

function PaperTable<Row>({ columns, rows, rowKey, later }: PaperTableProps<Row>) {
  return (
    <table
      className={`w-full min-w-[96rem] border-collapse text-xs wrap-anywhere print:min-w-0 ${later ? 'mt-6 print:mt-0 print:break-before-page' : ''}`}
    >
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
  )
}
