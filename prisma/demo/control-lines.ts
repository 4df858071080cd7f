import { addDays } from '#lib/rules/calendar/plain-date'
import { chanceOf } from './chance.ts'
import type { County } from './county.ts'
import { atMinute } from './journal.ts'
import type { Sheet } from './rows.ts'
import type { DemoYear } from './school-year.ts'

/** 文件没有写数的县由教育局另定；大渡口守巩固率，另填两届基数。文号、人数全为虚构。 */
const SET = {
  datian: [
    { indicator: 'primary_dropout_rate', comparator: '<', basis_points: 60 },
    { indicator: 'junior_dropout_rate', comparator: '<', basis_points: 180 },
  ],
  nanan: [
    { indicator: 'primary_dropout_rate', comparator: '<', basis_points: 50 },
    { indicator: 'junior_dropout_rate', comparator: '<', basis_points: 150 },
  ],
} as const

/** 学年开始前后，教育局定下的线与填报的基数。 */
export function addControlLines(
  sheet: Sheet,
  county: County,
  { slug, year }: { readonly slug: string; readonly year: DemoYear },
): void {
  const { bureau } = county
  const chance = chanceOf(`control lines ${slug}`)
  const signed = { person_id: bureau.personId, appointment_id: bureau.appointmentId }
  const schoolYear = Number(year.startOn.slice(0, 4))
  if (slug === 'datian' || slug === 'nanan') {
    for (const [order, line] of SET[slug].entries()) {
      sheet.add('control_line', {
        id: chance.id(),
        ...line,
        school_year: schoolYear,
        source: `县教育局控辍保学目标通知（${schoolYear}，示范）`,
        ...signed,
        recorded_at: atMinute(addDays(year.startOn, 3), 560 + order * 4),
      })
    }
  }
  if (slug === 'dadukou') {
    const leavers = county.schools.flatMap(({ classes }) => classes).filter(({ gradeNo }) => gradeNo === 9)
    const admitted = leavers.length * 44
    for (const [order, span] of (['junior', 'nine_year'] as const).entries()) {
      sheet.add('cohort_base', {
        id: chance.id(),
        span,
        entry_year: schoolYear - (span === 'junior' ? 2 : 8),
        admitted,
        transferred_in: 9,
        transferred_out: 4 + order * 3,
        deceased: order,
        source: '区教委教育事业年报（示范）',
        ...signed,
        recorded_at: atMinute(addDays(year.startOn, 10), 600 + order * 5),
      })
    }
  }
}
