import { filterHref } from '#components/cases/state-filter'
import { TextLink } from '#components/ui/app-link'
import { fullDayText, momentText } from '#components/ui/date-text'
import { Table } from '#components/ui/table'
import type { Instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { rowsHref } from './row-filter.tsx'

type Version = {
  readonly id: string
  readonly title: string
  readonly document: string
  readonly effectiveFrom: PlainDate
  readonly reason: string | null
  readonly adoptedBy: string | null
  readonly recordedAt: Instant
  readonly openCases: number
  readonly runningClocks: number
}

type PolicyVersionsProps = {
  versions: readonly Version[]
  currentId: string | null
  today: PlainDate
}

/** 历次采用的文件；每一版上还有多少案、多少时限按它走完。 */
export function PolicyVersions({ versions, currentId, today }: PolicyVersionsProps) {
  return (
    <Table
      caption={`历次采用，${versions.length}版，新的在前`}
      columns={[
        { key: 'from', head: '生效', cell: ({ effectiveFrom }: Version) => fullDayText(effectiveFrom) },
        {
          key: 'title',
          head: '文件',
          cell: ({ id, title, document, effectiveFrom }) => (
            <>
              《{title}》{document}
              <span className="block text-sm text-muted">{standing(id, effectiveFrom)}</span>
            </>
          ),
        },
        {
          key: 'cases',
          head: '在办个案',
          numeric: true,
          cell: ({ id, openCases }) => (
            <Count count={openCases} href={filterHref({ standing: 'open', versionId: id })} />
          ),
        },
        {
          key: 'clocks',
          head: '在走时限',
          numeric: true,
          cell: ({ id, runningClocks }) => (
            <Count count={runningClocks} href={rowsHref('/rows/clocks', { state: 'running', version: id })} />
          ),
        },
        { key: 'why', head: '为什么', cell: ({ reason }) => reason ?? '由系统管理员装载' },
        {
          key: 'by',
          head: '谁采用的',
          desktopOnly: true,
          cell: ({ adoptedBy, recordedAt }) =>
            adoptedBy ? `${adoptedBy} ${momentText(recordedAt, today)}` : '',
        },
      ]}
      rows={versions}
      rowKey={({ id }) => id}
      empty="还没有采用过文件。"
    />
  )

  function standing(id: string, from: PlainDate): string {
    if (id === currentId) return '今天起新立的案按它'
    return from > today ? '还没有生效' : '只管按它立的案'
  }
}

function Count({ count, href }: { count: number; href: string }) {
  return count === 0 ? <>0</> : <TextLink href={href}>{count}</TextLink>
}
