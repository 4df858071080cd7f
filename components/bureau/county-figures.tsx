import { Figure } from '#components/pieces/figure'
import { INDICATOR_LABEL, type IndicatorLine, indicatorName, lineText } from '#lib/rules/figures/control-line'
import { submissionRate } from '#lib/rules/figures/daily-rates'
import type { BandStanding, SpanStanding, StageStanding } from '#lib/rules/figures/line-standing'
import { percentText } from '#lib/rules/figures/rate'
import { ROLL_CALL_CUT_OFF } from '#lib/rules/figures/roll-call-cut-off'
import { AGE_BANDS } from '#lib/rules/rolls/school-age'
import { lineMark } from './line-words.tsx'
import { RateFigure, rateFormula } from './rate-figure.tsx'
import type { StageRow } from './stage-funnel.tsx'

type CountyFiguresProps = {
  submitted: number
  due: number
  closed: number
  silent: number
  whollySilent: number
  dueSchools: number
  unexcused: number
  present: number
  enrolled: number
  stages: readonly StageRow[]
  standing: {
    readonly stages: readonly StageStanding[]
    readonly tightest: StageStanding | SpanStanding | BandStanding | null
    readonly unjudged: readonly IndicatorLine[]
  }
}

/** 五个数：报送率、未报齐学校、无故缺勤、未结个案、离控制线；各自按下见行。 */
export function CountyFigures(props: CountyFiguresProps) {
  const open = props.due > 0
  const cases = props.stages.reduce((sum, { count }) => sum + count, 0)
  const confirmed = props.stages.find(({ state }) => state === 'confirmed_dropout')?.count ?? 0
  return (
    <div className="grid grid-cols-2 gap-3 pb-6 lg:grid-cols-5 print:grid-cols-5">
      <RateFigure
        rate={submissionRate({ submitted: props.submitted, due: props.due })}
        unit="个班"
        href="/rows/submissions"
      />
      <Figure
        label="未报齐学校"
        value={open ? String(props.silent) : '—'}
        {...(open ? { unit: '所' } : {})}
        of={open ? `应报${props.dueSchools}所，一个班未报的${props.whollySilent}所` : '今天不上课'}
        href="/rows/silent"
        formula={{
          text: `应点名的班里还有未报送的学校；${ROLL_CALL_CUT_OFF}之后逐所电话催报`,
          numerator: `${props.silent}所`,
          denominator: `今日有班上课的学校，${props.dueSchools}所`,
        }}
      />
      <Figure
        label="今日无故缺勤"
        value={String(props.unexcused)}
        unit="人"
        of={open ? `已报班级应到${props.enrolled}人，实到${props.present}人` : '今天不上课'}
        href="/rows/unexcused"
        formula={{
          text: '已报送点名中记为无故缺勤的人数；请假、迟到不计，更正以后一次为准',
          numerator: `${props.unexcused}人`,
          denominator: '不适用；未报送的班不在其中',
        }}
      />
      <Figure
        label="未结个案"
        value={String(cases)}
        unit="件"
        of={confirmed > 0 ? `其中认定辍学${confirmed}件` : '没有认定辍学的'}
        href="/cases?standing=open"
        formula={{
          text: '没有销号的个案；认定辍学不是结案，限期销号的到期自己回来，都在其中',
          numerator: `${cases}件`,
          denominator: '不适用',
          excluded: '已销号的',
        }}
      />
      <LineFigure {...props.standing} />
    </div>
  )
}

/** 最吃紧的那条线；一条也没有定的，写明去定。 */
function LineFigure({ stages, tightest, unjudged }: CountyFiguresProps['standing']) {
  const [primary, junior] = stages
  const shown = tightest ?? (junior && junior.rate.denominator > 0 ? junior : primary)
  if (!shown) return null
  const mark = lineMark(shown)
  const others = stages.filter((one) => one !== shown && one.rate.denominator > 0)
  const people = shown.distance?.people
  const label = nameOf(shown)
  return (
    <Figure
      label={mark ? '离控制线' : label}
      value={
        mark ? (people === null || people === undefined ? '—' : String(people)) : percentText(shown.rate)
      }
      {...(mark && typeof people === 'number' ? { unit: '人' } : {})}
      of={`${label} ${percentText(shown.rate)}（${shown.rate.numerator}/${shown.rate.denominator}人）`}
      href={rowsOf(shown)}
      {...(mark ? { line: mark } : {})}
      {...(unjudged.length > 0 || !mark
        ? { change: { text: missingText(unjudged), tone: 'due' as const } }
        : {})}
      formula={{
        ...rateFormula(shown.rate, '人'),
        ...(others.length > 0
          ? {
              excluded: `${shown.rate.words.excluded}。${others.map((one) => `${INDICATOR_LABEL[one.indicator]} ${percentText(one.rate)}`).join('，')}`,
            }
          : {}),
      }}
    />
  )
}

type Shown = NonNullable<CountyFiguresProps['standing']['tightest']>

function nameOf(shown: Shown): string {
  if ('band' in shown) return `${AGE_BANDS[shown.band].label}${INDICATOR_LABEL[shown.indicator]}`
  return 'span' in shown ? shown.rate.words.label : INDICATOR_LABEL[shown.indicator]
}

/** 数从哪些行来。 */
function rowsOf(shown: Shown): string {
  if ('band' in shown) return '/rows/enrolment'
  return 'span' in shown ? `/rows/retention?span=${shown.span}` : `/rows/line?stage=${shown.stage}`
}

/** 线没有定，或定了还不能比：各差什么。 */
function missingText(unjudged: readonly IndicatorLine[]): string {
  if (unjudged.length === 0) return '没有定控制线，请到“控制线”页定'
  const names = unjudged.map((line) => `${indicatorName(line)}须${lineText(line)}`)
  const lacks = unjudged.some(({ indicator }) => indicator === 'retention_rate')
  return `${names.join('，')}：${lacks ? '请到“控制线”页填届别基数' : '还没有可以比的数'}`
}
