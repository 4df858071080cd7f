import type { ReactNode } from 'react'
import { ScrollRegion } from './scroll-region.tsx'

export type Column<Row> = {
  key: string
  head: string
  cell: (row: Row) => ReactNode
  /** 数字列右对齐。 */
  numeric?: boolean
  /** 手机上省去的列；行的详情页里仍有。 */
  desktopOnly?: boolean
}

type TableProps<Row> = {
  /** 表是什么、多少行、截至何时。 */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** 没有行时的一句话。 */
  empty: ReactNode
  /** 合计行，按列 key 给。 */
  total?: Readonly<Record<string, ReactNode>>
}

function cellLook(column: { numeric?: boolean; desktopOnly?: boolean }): string {
  return `${column.numeric ? 'text-right' : 'text-left'} ${column.desktopOnly ? 'max-lg:hidden print:table-cell' : ''}`
}

/** 密排表格：桌面上表头随页面滚动停住，首列是行名；手机上横向只在自己的框里滚。 */
export function Table<Row>({ caption, columns, rows, rowKey, empty, total }: TableProps<Row>) {
  return (
    <ScrollRegion label={caption} className="border-y border-line bg-surface lg:overflow-visible">
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="px-3 py-2 text-left text-sm text-muted">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={`sticky top-0 z-10 border-b lg:top-14 border-line-strong bg-sunken px-3 py-2 font-semibold whitespace-nowrap ${cellLook(column)}`}
              >
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 ? (
            <tr>
              <td colSpan={columns.length} className="px-3 py-6 text-muted">
                {empty}
              </td>
            </tr>
          ) : null}
          {rows.map((row) => (
            <tr key={rowKey(row)} className="hover:bg-accent-soft">
              {columns.map((column, index) =>
                index === 0 ? (
                  <th
                    key={column.key}
                    scope="row"
                    className={`border-b border-line px-3 py-1 font-normal ${cellLook(column)}`}
                  >
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={`border-b border-line px-3 py-1 ${cellLook(column)}`}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {total ? (
          <tfoot>
            <tr className="font-semibold">
              {columns.map((column) => (
                <td key={column.key} className={`border-t border-line-strong px-3 py-2 ${cellLook(column)}`}>
                  {total[column.key]}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </ScrollRegion>
  )
}
