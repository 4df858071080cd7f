import type { ReactNode } from 'react'

/** 表格式文书的一格：标题格用 th，填写格用 td。 */
export function FormHead({
  children,
  rows,
  columns,
}: {
  children: ReactNode
  rows?: number
  columns?: number
}) {
  return (
    <th
      scope="row"
      rowSpan={rows}
      colSpan={columns}
      className="border border-line-strong min-w-16 px-2 py-2 text-center font-normal text-balance print:min-w-0"
    >
      {children}
    </th>
  )
}

export function FormCell({ children, columns }: { children?: ReactNode; columns?: number }) {
  return (
    <td colSpan={columns} className="border border-line-strong px-2 py-2 whitespace-pre-line">
      {children}
    </td>
  )
}

/** 表格外框；手机上在自己的框里横滚，不把纸挤变形。 */
export function FormGrid({ label, children }: { label: string; children: ReactNode }) {
  return (
    <table
      aria-label={label}
      className="w-full min-w-[40rem] border-collapse border-2 border-line-strong text-sm print:min-w-0"
    >
      {children}
    </table>
  )
}

/** 附件2、3 的对象类别六项，依原表次序。 */
export const ANNEX_CATEGORIES = ['建档立卡', '低保', '残疾', '孤儿', '事实无人抚养儿童', '一般'] as const
export type AnnexCategory = (typeof ANNEX_CATEGORIES)[number]

/** 括号打勾的一行类别。 */
export function CategoryTicks({ chosen }: { chosen: readonly AnnexCategory[] }) {
  return (
    <>
      {ANNEX_CATEGORIES.map((category) => (
        <span key={category} className="mr-3 inline-block">
          {category}（{chosen.includes(category) ? '√' : '　'}）
        </span>
      ))}
    </>
  )
}

/** 附件3、4 的日期只印月日，年份在库里。 */
export function monthDayBlank(day: string | undefined): string {
  return day === undefined ? '　月　日' : `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}
