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

function cellLook({ numeric, desktopOnly }: { numeric?: boolean; desktopOnly?: boolean }) {
  return [numeric ? 'num' : '', desktopOnly ? 'wide' : ''].filter(Boolean).join(' ') || undefined
}

/**
 * 密排表格：桌面上表头随页面滚动停住，首列是行名；手机上挤不下的一行一张小卡，余下的在自己的框里横滚。
 * 样子在 globals.css 的 `.rows`、`.stacks`，不逐格写。
 */
export function Table<Row>({ caption, columns, rows, rowKey, empty, total, stacked }: TableProps<Row>) {
  const stacks = stacked ?? crowdsPhone(columns)
  // 小卡上，栏名写在每一格前面。
  const headOf = ({ head, desktopOnly }: Column<Row>) => (stacks && !desktopOnly ? head : undefined)
  return (
    <ScrollRegion label={caption} className="border-y border-line bg-surface lg:overflow-visible">
      <table className={stacks ? 'rows stacks' : 'rows'}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={cellLook(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 ? (
            <tr className="no-rows">
              <td colSpan={columns.length}>{empty}</td>
            </tr>
          ) : null}
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.key} scope="row" className={cellLook(column)}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} data-head={headOf(column)} className={cellLook(column)}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {total ? (
          <tfoot>
            <tr>
              {columns.map((column) => (
                <td key={column.key} data-head={headOf(column)} className={cellLook(column)}>
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
