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
  /** 手机上一行改成一张小卡；不写时，栏多得挤不下才改。 */
  stacked?: boolean
}

/** 手机上一栏字约占两栏数字的宽；超过六份就一栏只剩一两个字。 */
const FITS_PHONE = 6

function crowdsPhone(columns: readonly Omit<Column<never>, 'cell'>[]): boolean {
  const shown = columns.filter(({ desktopOnly }) => !desktopOnly)
  return shown.reduce((sum, { numeric }) => sum + (numeric ? 1 : 2), 0) > FITS_PHONE
}

const STACKED = {
  table: 'phone:block',
  head: 'phone:sr-only',
  body: 'phone:block',
  row: 'phone:block phone:border-b phone:border-line-strong phone:py-2',
  cell: 'phone:flow-root phone:border-0 phone:pl-28 phone:text-left phone:empty:hidden phone:before:float-left phone:before:-ml-25 phone:before:w-24 phone:before:text-muted phone:before:content-[attr(data-head)]',
  name: 'phone:block phone:border-0 phone:text-left phone:font-medium',
} as const

const FLAT = { table: '', head: '', body: '', row: '', cell: '', name: '' } as const

function cellLook(column: { numeric?: boolean; desktopOnly?: boolean }): string {
  return `${column.numeric ? 'text-right' : 'text-left'} ${column.desktopOnly ? 'max-lg:hidden print:table-cell' : ''}`
}

/** 密排表格：桌面上表头随页面滚动停住，首列是行名；手机上挤不下的一行一张小卡，余下的在自己的框里横滚。 */
export function Table<Row>({ caption, columns, rows, rowKey, empty, total, stacked }: TableProps<Row>) {
  const look = (stacked ?? crowdsPhone(columns)) ? STACKED : FLAT
  return (
    <ScrollRegion label={caption} className="border-y border-line bg-surface lg:overflow-visible">
      <table className={`w-full border-separate border-spacing-0 text-sm ${look.table}`}>
        <caption className={`px-3 py-2 text-left text-sm text-muted ${look.body}`}>{caption}</caption>
        <thead className={look.head}>
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
        <tbody className={look.body}>
          {rows.length === 0 ? (
            <tr className={look.body}>
              <td colSpan={columns.length} className={`px-3 py-6 text-muted ${look.body}`}>
                {empty}
              </td>
            </tr>
          ) : null}
          {rows.map((row) => (
            <tr key={rowKey(row)} className={`hover:bg-accent-soft ${look.row}`}>
              {columns.map((column, index) =>
                index === 0 ? (
                  <th
                    key={column.key}
                    scope="row"
                    className={`min-w-20 border-b border-line px-3 py-1 font-normal ${cellLook(column)} ${look.name}`}
                  >
                    {column.cell(row)}
                  </th>
                ) : (
                  <td
                    key={column.key}
                    data-head={column.head}
                    className={`border-b border-line px-3 py-1 ${cellLook(column)} ${column.desktopOnly ? '' : look.cell}`}
                  >
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {total ? (
          <tfoot className={look.body}>
            <tr className={`font-semibold ${look.body}`}>
              {columns.map((column) => (
                <td
                  key={column.key}
                  data-head={column.head}
                  className={`border-t border-line-strong px-3 py-2 ${cellLook(column)} ${column.desktopOnly ? '' : look.cell}`}
                >
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
