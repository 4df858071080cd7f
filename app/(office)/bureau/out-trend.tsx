import { Chart } from '#components/bureau/chart'
import { monthDayText } from '#components/ui/date-text'
import { Table } from '#components/ui/table'
import type { OutWeek } from '#lib/data/figures-out-trend'
import { lineText } from '#lib/rules/figures/control-line'
import type { StageStanding } from '#lib/rules/figures/line-standing'
import { percentText, rateOf } from '#lib/rules/figures/rate'
import { drawRateTrend } from '#lib/server/charts/charts'

const STAGE_NAME = { primary: '小学', junior: '初中' } as const

type OutTrendProps = { weeks: readonly OutWeek[]; stages: readonly StageStanding[] }

/** 年辍学率逐周怎样走到今天，连同应守住的线；分母是学年初在校的，与“离控制线”同一个数。 */
export function OutTrend({ weeks, stages }: OutTrendProps) {
  const rateAt = (week: OutWeek, { stage, rate }: StageStanding) =>
    rateOf(rate.words, week[stage], rate.denominator)
  return (
    <Chart
      title="年辍学率，逐周"
      svg={drawRateTrend({
        labels: weeks.map(({ monday }) => monthDayText(monday)),
        series: stages.map((one) => ({
          name: STAGE_NAME[one.stage],
          percents: weeks.map((week) => rateAt(week, one).percent),
          ...(one.line
            ? {
                line: {
                  percent: one.line.percent,
                  label: `${STAGE_NAME[one.stage]}控制线：${lineText(one.line)}`,
                },
              }
            : {}),
        })),
      })}
      numbers={{
        table: (
          <Table
            caption="周末认定辍学而仍未复学的，占学年初在校的"
            columns={[
              { key: 'week', head: '周一', cell: ({ monday }: OutWeek) => monthDayText(monday) },
              ...stages.map((one) => ({
                key: one.stage,
                head: STAGE_NAME[one.stage],
                numeric: true,
                cell: (week: OutWeek) =>
                  `${percentText(rateAt(week, one))}（${week[one.stage]}/${one.rate.denominator}）`,
              })),
            ]}
            rows={weeks}
            rowKey={({ monday }) => monday}
            empty="学期还没有开始。"
          />
        ),
      }}
    />
  )
}
