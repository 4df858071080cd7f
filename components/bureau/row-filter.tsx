import { AppLink } from '#components/ui/app-link'

export type FilterLine = {
  readonly label: string
  readonly links: readonly { readonly href: string; readonly text: string; readonly current: boolean }[]
}

/** 行页上方的筛选：一行一个条件，全在地址里，按下即筛。 */
export function RowFilter({ lines }: { lines: readonly FilterLine[] }) {
  return (
    <nav aria-label="筛选" className="flex flex-col gap-2 pb-4 print:hidden">
      {lines.map((line) => (
        <div
          key={line.label}
          className="flex flex-wrap items-center gap-2 phone:-mx-4 phone:flex-nowrap phone:overflow-x-auto phone:px-4"
        >
          <span className="w-12 shrink-0 text-sm text-muted">{line.label}</span>
          {line.links.map((link) => (
            <AppLink
              key={link.href}
              href={link.href}
              aria-current={link.current ? 'true' : undefined}
              className={`inline-flex min-h-11 shrink-0 items-center rounded-md border px-3 lg:min-h-8 ${link.current ? 'border-accent bg-accent-soft font-medium text-accent' : 'border-line-strong bg-surface hover:border-accent'}`}
            >
              {link.text}
            </AppLink>
          ))}
        </div>
      ))}
    </nav>
  )
}

const SCHOOLS_OFFERED = 12

/** 学校一行：全部，加各校；学校多的县只列已选的那一所，其余从上一页的名单进来。 */
export function schoolLine(
  schools: readonly { readonly id: string; readonly name: string }[],
  chosen: string | undefined,
  href: (schoolId: string | undefined) => string,
): FilterLine {
  const offered = schools.length > SCHOOLS_OFFERED ? schools.filter(({ id }) => id === chosen) : schools
  return {
    label: '学校',
    links: [
      { href: href(undefined), text: '全部学校', current: chosen === undefined },
      ...offered.map(({ id, name }) => ({ href: href(id), text: name, current: id === chosen })),
    ],
  }
}

/** 地址加参数；空的不写。 */
export function rowsHref(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]))
  const text = new URLSearchParams(given).toString()
  return text ? `${path}?${text}` : path
}
