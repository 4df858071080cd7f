import { clauseText } from '#components/cases/clause-text'
import { Figure } from '#components/pieces/figure'
import { AGENCIES, AGENCY_LABEL, type Agency } from '#lib/rules/figures/agencies'
import { submissionRate } from '#lib/rules/figures/daily-rates'
import { formulaText, percentText } from '#lib/rules/figures/rate'
import { ROLL_CALL_CUT_OFF } from '#lib/rules/figures/roll-call-cut-off'

type Counts = Readonly<Record<Agency, number>>

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
  today: Counts
  broken: Counts
}

/** 五个数：报送率、未报齐学校、无故缺勤、今日到期、逾期；各自按下见行。 */
export function CountyFigures(props: CountyFiguresProps) {
  const rate = submissionRate({ submitted: props.submitted, due: props.due })
  const open = props.due > 0
  return (
    <div className="grid grid-cols-2 gap-3 pb-6 lg:grid-cols-5 print:grid-cols-5">
      <Figure
        label="今日点名报送率"
        value={percentText(rate).replace('%', '')}
        {...(open ? { unit: '%' } : {})}
        of={open ? `${props.submitted}/${props.due}个班` : '今天不上课'}
        href="/rows/submissions"
        formula={{
          text: formulaText(rate.words),
          numerator: `今日已报送的班级，${props.submitted}个`,
          denominator: `今日应点名的班级，${props.due}个`,
          clause: clauseText(rate.words.clause),
          ...(props.closed > 0 ? { excluded: `今日不上课的班级，${props.closed}个` } : {}),
        }}
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
      <ClockFigure
        label="今日到期"
        counts={props.today}
        href="/rows/clocks?state=today"
        text="此刻至今日24:00到期、还没有办的时限；只作提醒的不计"
      />
      <ClockFigure
        label="逾期"
        counts={props.broken}
        href="/rows/clocks?state=broken"
        text="过了时点没有办的时限，已移交下一机关而个案未结的仍计在原机关名下；只作提醒的不计"
        alarm
      />
    </div>
  )
}

type ClockFigureProps = { label: string; counts: Counts; href: string; text: string; alarm?: boolean }

function ClockFigure({ label, counts, href, text, alarm = false }: ClockFigureProps) {
  const total = AGENCIES.reduce((sum, agency) => sum + counts[agency], 0)
  const parts = AGENCIES.filter((agency) => counts[agency] > 0)
  const of = parts.map((agency) => `${AGENCY_LABEL[agency]}${counts[agency]}`).join('，')
  return (
    <Figure
      label={label}
      value={String(total)}
      unit="项"
      of={of || '没有'}
      href={href}
      {...(alarm && total > 0 ? { change: { text: '须逐项督办', tone: 'late' as const } } : {})}
      formula={{ text, numerator: `${total}项`, denominator: '不适用' }}
    />
  )
}
