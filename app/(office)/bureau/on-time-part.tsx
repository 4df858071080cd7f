import { Chart } from '#components/bureau/chart'
import { LevelNote, LevelTable } from '#components/bureau/level-table'
import { Empty } from '#components/ui/empty'
import { Section } from '#components/ui/section'
import { levelsSplitBy } from '#lib/data/figures-on-time'
import { onTimeShare } from '#lib/rules/figures/on-time'
import { drawComparison } from '#lib/server/charts/charts'
import type { LoadedBureau } from '#lib/server/figures/load-bureau'

const BY_SCHOOL = levelsSplitBy('school')
const BY_TOWNSHIP = levelsSplitBy('unit')

/** 每一级按期没有：学校四件事的合计画成比较图，逐校逐级的在行页；乡镇两件事。 */
export function OnTimePart({
  shares,
  schools,
  townships,
}: Pick<LoadedBureau, 'shares' | 'schools' | 'townships'>) {
  const bars = schools.flatMap(({ id, name }) => {
    const own = shares.filter(({ unitId, level }) => unitId === id && BY_SCHOOL.includes(level))
    const settled = own.reduce((sum, one) => sum + one.settled, 0)
    if (settled === 0) return []
    const metOnTime = own.reduce((sum, one) => sum + one.onTime, 0)
    return [{ label: name, value: onTimeShare({ metOnTime, settled }).percent }]
  })
  const ranked = bars.toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0))
  return (
    <Section id="on-time" title="每一级按期没有">
      <div className="grid grid-cols-1 gap-x-8 xl:grid-cols-2 print:grid-cols-2">
        {ranked.length > 0 ? (
          <Chart
            title="各校按期率，四件事合计，低的在前"
            svg={drawComparison({ points: ranked, max: 100 })}
            numbers={{ href: '/rows/on-time', text: '看各校每一级' }}
          />
        ) : (
          <Empty>近30天没有到期的。</Empty>
        )}
        <div>
          <LevelTable
            caption="乡镇，近30天到期的签收与入户"
            head="乡镇"
            units={townships}
            counts={shares}
            levels={BY_TOWNSHIP}
            by="unit"
          />
          <LevelNote />
        </div>
      </div>
    </Section>
  )
}
