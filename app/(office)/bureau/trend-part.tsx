import { Chart } from '#components/bureau/chart'
import { RateFigure } from '#components/bureau/rate-figure'
import { Figure } from '#components/pieces/figure'
import { monthDayText } from '#components/ui/date-text'
import { Section } from '#components/ui/section'
import { drawTrend } from '#lib/server/charts/charts'
import type { LoadedBureau } from '#lib/server/figures/load-bureau'
import { OutTrend } from './out-trend.tsx'

/** 返校快不快，学期以来走势如何。 */
export function TrendPart({
  returns,
  relapse,
  weeks,
  outWeeks,
  standing,
  termStart,
}: Pick<LoadedBureau, 'returns' | 'relapse' | 'weeks' | 'outWeeks' | 'standing' | 'termStart'>) {
  const points = (pick: (week: (typeof weeks)[number]) => number) =>
    weeks.map((week) => ({ label: monthDayText(week.monday), value: pick(week) }))
  const { returned } = returns.sets
  return (
    <>
      <Section id="returns" title="返校用时">
        <div className="grid grid-cols-2 gap-3 lg:grid-cols-4 print:grid-cols-4">
          <RateFigure rate={returns.persuaded} unit="件" href="/rows/returns?state=returned" />
          <RateFigure rate={returns.quick} unit="件" href="/rows/returns?state=quick" />
          <Figure
            label="返校用时中位数"
            value={returns.median === null ? '—' : String(returns.median)}
            {...(returns.median === null ? {} : { unit: '天' })}
            of={`已返校${returned.length}件`}
            href="/rows/returns?state=returned"
            formula={{
              text: '把已返校个案自立案到头一次返校的天数排起来，取正中间的一个；偶数件取中间两件的平均',
              numerator: `已返校个案，${returned.length}件`,
              denominator: '不适用',
              excluded: '还没有返校的；立案依据消失的',
            }}
          />
          <RateFigure rate={relapse} unit="件" href="/rows/relapses" />
        </div>
      </Section>
      <Section id="trend" title={`${monthDayText(termStart)}开学以来`}>
        <div className="grid grid-cols-1 gap-x-8 xl:grid-cols-2 print:grid-cols-2">
          <Chart
            title="每周无故缺勤人次"
            svg={drawTrend({ unit: '人次', kind: 'bar', points: points(({ unexcused }) => unexcused) })}
            numbers={{ href: '/rows/weeks', text: '看逐周的数' }}
          />
          <Chart
            title="周末在办的个案"
            svg={drawTrend({ unit: '件', kind: 'line', points: points(({ open }) => open) })}
            numbers={{ href: '/rows/weeks', text: '看逐周的数' }}
          />
          {/* 打印成一张 A4：这一张图在屏幕上看，数在“离控制线”里。 */}
          <div className="print:hidden">
            <OutTrend weeks={outWeeks} stages={standing.stages} />
          </div>
        </div>
      </Section>
    </>
  )
}
