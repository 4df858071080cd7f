import type { ReactNode } from 'react'
import { TextLink } from '#components/ui/app-link'

type ChartProps = {
  title: string
  /** 服务器画好的 SVG；没有脚本、没有样式表。 */
  svg: string
  /** 同一组数的表，收在图下；或在哪一页。 */
  numbers: { table: ReactNode } | { href: string; text: string }
}

/** 一张图和它的数：图是样子，数在表里；不靠颜色也读得出，灰度打印一样清楚。 */
export function Chart({ title, svg, numbers }: ChartProps) {
  return (
    <figure className="min-w-0 break-inside-avoid pb-6">
      <figcaption className="pb-2 font-medium">{title}</figcaption>
      <div
        className="border border-line bg-surface p-2 print:[&_svg]:h-40 print:[&_svg]:w-auto"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by our own server, names are escaped by the drawing library
        dangerouslySetInnerHTML={{ __html: svg }}
      />
      {'href' in numbers ? (
        <p className="pt-1 text-sm print:hidden">
          <TextLink href={numbers.href} className="inline-flex min-h-11 items-center lg:min-h-6">
            {numbers.text}
            <span className="sr-only">：{title}</span>
          </TextLink>
        </p>
      ) : (
        <details className="pt-1 text-sm print:hidden">
          <summary className="inline-flex min-h-11 items-center text-muted hover:text-ink lg:min-h-6">
            看表<span className="sr-only">：{title}</span>
          </summary>
          {numbers.table}
        </details>
      )}
    </figure>
  )
}
