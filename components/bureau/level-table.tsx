import { TextLink } from '#components/ui/app-link'
import { type Column, Table } from '#components/ui/table'
import { LEVELS, type Level, levelWords, onTimeShare } from '#lib/rules/figures/on-time'
import { percentText } from '#lib/rules/figures/rate'
import { DUTY_LABEL } from '#lib/rules/labels'
import { rowsHref } from './row-filter.tsx'

export type LevelCount = {
  readonly level: Level
  readonly unitId: string
  readonly settled: number
  readonly onTime: number
}

export type LevelUnit = { readonly id: string; readonly name: string }

type LevelTableProps = {
  caption: string
  head: string
  units: readonly LevelUnit[]
  counts: readonly LevelCount[]
  /** 这张表按哪几级的事；地址里按学校还是按乡镇。 */
  levels: readonly Level[]
  by: 'school' | 'unit'
  /** 不能打开行的人（市州）不给链接。 */
  linked?: boolean
}

const NONE = { settled: 0, onTime: 0 }

/** 每一级的按期率，一个单位一行；每一格按下见到期的那些时限。没有到期的写横线，不写百分之百。 */
export function LevelTable({ caption, head, units, counts, levels, by, linked = true }: LevelTableProps) {
  const of = (unitId: string, level: Level) =>
    counts.find((one) => one.unitId === unitId && one.level === level) ?? NONE
  const columns: readonly Column<LevelUnit>[] = [
    { key: 'unit', head, cell: ({ name }) => name },
    ...levels.map((level) => ({
      key: level,
      head: DUTY_LABEL[level],
      numeric: true,
      cell: ({ id }: LevelUnit) => {
        const { settled, onTime } = of(id, level)
        if (settled === 0) return <span className="text-muted">—</span>
        const text = `${percentText(onTimeShare({ metOnTime: onTime, settled }, level))}（${onTime}/${settled}）`
        return linked ? (
          <TextLink
            href={rowsHref('/rows/clocks', { state: 'settled', duty: level, [by]: id })}
            className="whitespace-nowrap"
          >
            {text}
          </TextLink>
        ) : (
          text
        )
      },
    })),
  ]
  const total = (level: Level) =>
    counts
      .filter((one) => one.level === level)
      .reduce((sum, one) => ({ settled: sum.settled + one.settled, onTime: sum.onTime + one.onTime }), NONE)
  return (
    <Table
      caption={caption}
      columns={columns}
      rows={units.filter(({ id }) => counts.some((one) => one.unitId === id && levels.includes(one.level)))}
      rowKey={({ id }) => id}
      empty="近30天没有到期的。"
      total={{
        unit: '合计',
        ...Object.fromEntries(
          levels.map((level) => {
            const { settled, onTime } = total(level)
            return [
              level,
              settled === 0
                ? '—'
                : `${percentText(onTimeShare({ metOnTime: onTime, settled }, level))}（${onTime}/${settled}）`,
            ]
          }),
        ),
      }}
    />
  )
}

/** 按期率怎么算的，写在表下。 */
export function LevelNote({ levels = LEVELS }: { levels?: readonly Level[] }) {
  const [first] = levels
  if (!first) return null
  const { excluded } = levelWords(first)
  return (
    <p className="pt-2 text-sm text-muted">
      按期率＝按期办结的÷近30天到期的（补办的仍算逾期）；不计：{excluded}。
    </p>
  )
}
