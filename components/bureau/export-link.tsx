import { LinkButton } from '#components/ui/link-button'
import type { ExportKind } from '#lib/rules/figures/export-kinds'
import { rowsHref } from './row-filter.tsx'

type ExportLinkProps = {
  kind: ExportKind
  /** 页面现在的筛选，原样带去。 */
  query: Readonly<Record<string, string | undefined>>
  /** 屏幕上的件数。 */
  count: number
}

/** 导出屏幕上这些行：先去写用途并登记。没有行就没有可导的。 */
export function ExportLink({ kind, query, count }: ExportLinkProps) {
  if (count === 0) return null
  return (
    <div className="pt-4 print:hidden">
      <LinkButton href={rowsHref('/exports/new', { kind, ...query })}>导出 Excel（{count}行）</LinkButton>
    </div>
  )
}
