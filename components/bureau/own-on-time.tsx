import { RateFigure } from '#components/bureau/rate-figure'
import { Section } from '#components/ui/section'
import { type Level, onTimeShare } from '#lib/rules/figures/on-time'
import type { LevelCount } from './level-table.tsx'
import { rowsHref } from './row-filter.tsx'

type OwnOnTimeProps = {
  /** 校名、镇名。 */
  title: string
  levels: readonly Level[]
  shares: readonly LevelCount[]
  /** 地址里按学校还是按乡镇。 */
  by: 'school' | 'unit'
}

const NONE = { settled: 0, onTime: 0 }

/** 本单位自己承担的各级，近30天按期没有；每个数按下就是到期的那些时限。 */
export function OwnOnTime({ title, levels, shares, by }: OwnOnTimeProps) {
  return (
    <Section id="on-time" title={title} note="与县教育局看到的是同一个算法、同一批时限；补办的仍算逾期。">
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {levels.map((level) => {
          const own = shares.filter((one) => one.level === level)
          const { settled, onTime } = own.reduce(
            (sum, one) => ({ settled: sum.settled + one.settled, onTime: sum.onTime + one.onTime }),
            NONE,
          )
          const [only] = own
          return (
            <RateFigure
              key={level}
              rate={onTimeShare({ metOnTime: onTime, settled }, level)}
              unit="项"
              {...(settled > 0
                ? {
                    href: rowsHref('/rows/clocks', {
                      state: 'settled',
                      duty: level,
                      [by]: own.length === 1 ? only?.unitId : undefined,
                    }),
                  }
                : {})}
            />
          )
        })}
      </div>
    </Section>
  )
}
