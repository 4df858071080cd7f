import type { ReactNode } from 'react'
import { momentText } from '#components/ui/date-text'
import { StateTag } from '#components/ui/state-tag'
import { type Column, Table } from '#components/ui/table'
import type { CountyFigures, StageCells } from '#lib/rules/figures/county-figures'
import { submissionRate } from '#lib/rules/figures/daily-rates'
import { onTimeShare } from '#lib/rules/figures/on-time'
import { percentText } from '#lib/rules/figures/rate'
import { cellText, totalText } from '#lib/rules/figures/suppress'

export type CountyRow = {
  readonly code: string
  readonly name: string
  /** 重点县置顶。 */
  readonly key: boolean
  readonly snapshot: {
    readonly asOf: string
    readonly stale: boolean
    readonly figures: CountyFigures
  } | null
}

/** 各县并列：重点县在前；只有数，没有名字，没有可以打开的人。 */
export function CountyTable({ counties, today }: { counties: readonly CountyRow[]; today: string }) {
  const columns: readonly Column<CountyRow>[] = [
    {
      key: 'name',
      head: '县市',
      cell: ({ name, key }) => (
        <span className="inline-flex flex-wrap items-center gap-2">
          {name}
          {key ? <StateTag tone="due">重点县</StateTag> : null}
        </span>
      ),
    },
    {
      key: 'submitted',
      head: '今日报送',
      numeric: true,
      cell: shown(({ classesDue, classesSubmitted }) =>
        classesDue === 0 ? (
          '不上课'
        ) : (
          <>
            {percentText(submissionRate({ submitted: classesSubmitted, due: classesDue }))}
            <Whole>{`（${classesSubmitted}/${classesDue}班）`}</Whole>
          </>
        ),
      ),
    },
    {
      key: 'silent',
      head: '未报齐',
      numeric: true,
      cell: shown(({ schoolsSilent, schoolsDue }) => <Whole>{`${schoolsSilent}/${schoolsDue}校`}</Whole>),
    },
    {
      key: 'unexcused',
      head: '无故缺勤',
      numeric: true,
      cell: shown(({ unexcused }) => cellText(unexcused)),
    },
    { key: 'open', head: '未结个案', numeric: true, cell: shown(({ openCases }) => cellText(openCases)) },
    {
      key: 'confirmed',
      head: '认定辍学',
      numeric: true,
      cell: shown(({ confirmed }) => cellText(confirmed)),
    },
    { key: 'primary', head: '小学辍学率', cell: shown(({ primary }) => <StageText {...primary} />) },
    { key: 'junior', head: '初中辍学率', cell: shown(({ junior }) => <StageText {...junior} />) },
    {
      key: 'on-time',
      head: '近30天按期',
      numeric: true,
      cell: shown(
        ({ settled, onTime }) =>
          `${percentText(onTimeShare({ metOnTime: onTime, settled }))}（${onTime}/${settled}）`,
      ),
    },
    {
      key: 'broken',
      head: '逾期',
      numeric: true,
      cell: shown(({ broken }) =>
        broken > 0 ? <span className="font-semibold text-late">{broken}</span> : 0,
      ),
    },
    {
      key: 'as-of',
      head: '数到',
      cell: ({ snapshot }) =>
        snapshot === null ? (
          <StateTag tone="plain">还没有开通</StateTag>
        ) : snapshot.stale ? (
          <StateTag tone="late">停在{momentText(snapshot.asOf, today)}</StateTag>
        ) : (
          <span className="whitespace-nowrap">{momentText(snapshot.asOf, today)}</span>
        ),
    },
  ]
  const known = counties.flatMap(({ snapshot }) => (snapshot ? [snapshot.figures] : []))
  const sum = (pick: (one: CountyFigures) => number) => known.reduce((total, one) => total + pick(one), 0)
  return (
    <Table
      caption={`${counties.length}个县市，重点县在前；人数1至4只写＜5，合计有被盖住的只写上下限`}
      columns={columns}
      rows={counties}
      rowKey={({ code }) => code}
      empty="名录里没有县市。"
      total={{
        name: '全州',
        submitted: <Whole>{`${sum((one) => one.classesSubmitted)}/${sum((one) => one.classesDue)}班`}</Whole>,
        silent: <Whole>{`${sum((one) => one.schoolsSilent)}/${sum((one) => one.schoolsDue)}校`}</Whole>,
        unexcused: totalText(known.map((one) => one.unexcused)),
        open: totalText(known.map((one) => one.openCases)),
        confirmed: totalText(known.map((one) => one.confirmed)),
        'on-time': `${sum((one) => one.onTime)}/${sum((one) => one.settled)}`,
        broken: sum((one) => one.broken),
      }}
    />
  )
}

/** 分子、分母和单位不拆成两行。 */
function Whole({ children }: { children: string }) {
  return <span className="whitespace-nowrap">{children}</span>
}

function shown(cell: (figures: CountyFigures) => ReactNode) {
  return ({ snapshot }: CountyRow) =>
    snapshot ? cell(snapshot.figures) : <span className="text-muted">—</span>
}

/** 比率、守没守住线；人数盖住的不写比率，只写判语。 */
function StageText({ enrolled, out, percent, line, verdict }: StageCells) {
  if (enrolled === 0) return <span className="text-muted">—</span>
  const rate = out === 'small' ? `＜5人/${enrolled}人` : `${percentText({ percent })}（${out}/${enrolled}人）`
  return (
    <span className="inline-flex flex-wrap items-center gap-2 whitespace-nowrap">
      {rate}
      {line === null ? null : (
        <StateTag tone={verdict === 'crossed' ? 'late' : 'normal'}>
          {verdict === 'crossed' ? `越${line}%线` : `守${line}%线`}
        </StateTag>
      )}
    </span>
  )
}
