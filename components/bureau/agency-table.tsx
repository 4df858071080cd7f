import { TextLink } from '#components/ui/app-link'
import { type Column, Table } from '#components/ui/table'
import { AGENCIES, AGENCY_LABEL, type Agency } from '#lib/rules/figures/agencies'
import { ON_TIME_WORDS, onTimeShare } from '#lib/rules/figures/on-time'
import { percentText } from '#lib/rules/figures/rate'
import { rowsHref } from './row-filter.tsx'

type Counts = Readonly<Record<Agency, number>>

export type AgencyClocks = {
  readonly today: Counts
  readonly soon: Counts
  readonly broken: Counts
  readonly settled: Counts
  readonly onTime: Counts
}

type AgencyTableProps = { clocks: AgencyClocks; asOf: string }

/** 时限按机关：快到的、已过的、按期的占几成；每个数按下见行。 */
export function AgencyTable({ clocks, asOf }: AgencyTableProps) {
  const link = (state: string, counts: Counts, agency: Agency, alarm = false) => (
    <TextLink
      href={rowsHref('/rows/clocks', { state, owner: agency })}
      className={`inline-block min-h-6 min-w-6 ${alarm && counts[agency] > 0 ? 'font-semibold text-late' : ''}`}
    >
      {counts[agency]}
    </TextLink>
  )
  const shareOf = (agency: Agency) =>
    onTimeShare({ metOnTime: clocks.onTime[agency], settled: clocks.settled[agency] })
  const columns: readonly Column<Agency>[] = [
    { key: 'agency', head: '承担机关', cell: (agency) => AGENCY_LABEL[agency] },
    { key: 'today', head: '今日到期', numeric: true, cell: (agency) => link('today', clocks.today, agency) },
    { key: 'soon', head: '24小时内', numeric: true, cell: (agency) => link('soon', clocks.soon, agency) },
    {
      key: 'broken',
      head: '逾期',
      numeric: true,
      cell: (agency) => link('broken', clocks.broken, agency, true),
    },
    {
      key: 'share',
      head: '近30天按期',
      numeric: true,
      cell: (agency) => percentText(shareOf(agency)),
    },
    {
      key: 'of',
      head: '按期/到期',
      numeric: true,
      desktopOnly: true,
      cell: (agency) => (
        <>
          {link('on_time', clocks.onTime, agency)} / {link('settled', clocks.settled, agency)}
        </>
      ),
    },
  ]
  const { definition, denominator, excluded } = ON_TIME_WORDS
  return (
    <>
      <Table
        caption={`时限，按承担机关，截至${asOf}`}
        columns={columns}
        rows={AGENCIES}
        rowKey={(agency) => agency}
        empty="没有时限。"
      />
      <p className="pt-2 text-sm text-muted print:hidden">
        今日到期、24小时内：在走的、还没有到点的；逾期：到点未办的，已移交而个案未结的也算。
        {definition}分母：{denominator}。不计：{excluded}。
      </p>
    </>
  )
}
