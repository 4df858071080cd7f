import { LinkButton } from '#components/ui/link-button'
import type { ExportKind } from '#lib/rules/figures/export-kinds'
import { rowsHref } from './row-filter.tsx'

type ExportLinkProps = {
  kind: ExportKind
  /** 页面现在的筛选，原样带去。 */
  query: Readonly<Record<string, string | undefined>>
  /** 屏幕上的件数。 */
  count: number
  /** 与别的按钮并排，不另起一段。 */
  bare?: boolean
}

/** 导出屏幕上这些行：先去写用途并登记。没有行就没有可导的。 */
export function ExportLink({ kind, query, count, bare = false }: ExportLinkProps) {
  if (count === 0) return null
  const link = (
    <LinkButton href={rowsHref('/exports/new', { kind, ...query })}>导出 Excel（{count}行）</LinkButton>
  )
  if (bare) return link
  return <div className="pt-4 print:hidden">{link}</div>
}
