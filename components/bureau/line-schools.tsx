import { TextLink } from '#components/ui/app-link'
import { StateTag } from '#components/ui/state-tag'
import { Table } from '#components/ui/table'
import { INDICATOR_LABEL } from '#lib/rules/figures/control-line'
import type { StageStanding } from '#lib/rules/figures/line-standing'
import { percentText } from '#lib/rules/figures/rate'
import { distanceText } from './line-words.tsx'
import { rowsHref } from './row-filter.tsx'

export type SchoolStanding = { readonly id: string; readonly name: string } & StageStanding

/** 各校的年辍学率；越线的在前，是约谈、通报的依据（NA-8.4）。 */
export function LineSchools({ schools }: { schools: readonly SchoolStanding[] }) {
  return (
    <Table
      caption={`各校年辍学率，${schools.length}行，越线的在前`}
      columns={[
        {
          key: 'school',
          head: '学校',
          cell: ({ id, name, stage }: SchoolStanding) => (
            <TextLink href={rowsHref('/rows/line', { school: id, stage })}>{name}</TextLink>
          ),
        },
        { key: 'stage', head: '指标', cell: ({ indicator }) => INDICATOR_LABEL[indicator] },
        { key: 'out', head: '未复学', numeric: true, cell: ({ rate }) => rate.numerator },
        { key: 'base', head: '学年初在校', numeric: true, cell: ({ rate }) => rate.denominator },
        { key: 'rate', head: '比率', numeric: true, cell: ({ rate }) => percentText(rate) },
        {
          key: 'verdict',
          head: '守线',
          cell: (row) =>
            row.distance?.verdict === 'crossed' ? (
              <StateTag tone="late">{distanceText(row)}</StateTag>
            ) : (
              distanceText(row)
            ),
        },
      ]}
      rows={schools}
      rowKey={({ id, stage }) => `${id} ${stage}`}
      empty="学年初没有在校学生。"
    />
  )
}
