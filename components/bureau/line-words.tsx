import { lineText } from '#lib/rules/figures/control-line'
import type { Standing } from '#lib/rules/figures/line-standing'

/** 离线还有几人，写成话；没有定线的、没有分母的各说各的。 */
export function distanceText({ indicator, line, distance, rate }: Standing): string {
  if (!line) return '没有定控制线'
  if (!distance) return rate.denominator > 0 ? '' : '学年初没有在校学生，不能比'
  const { verdict, people, points } = distance
  const by = `${points.toFixed(2)}个百分点`
  if (verdict === 'kept') return people === null ? `守住，余${by}` : `守住，再有${people}人即越线`
  return people === null
    ? `越线，超出${by}`
    : `越线，须有${people}人${indicator === 'enrolment_rate' ? '入学' : '返回'}才守住`
}

/** 给数字下面那一行：线是多少，守住没有。 */
export function lineMark(standing: Standing): { text: string; kept: boolean } | null {
  if (!standing.line || !standing.distance) return null
  return {
    text: `须${lineText(standing.line)}；${distanceText(standing)}`,
    kept: standing.distance.verdict === 'kept',
  }
}
