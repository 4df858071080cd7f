import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { refuse } from '#lib/rules/outcome'

/** 自述的日子不能在将来，也不能早于所说的那一天（缺省是开始缺勤）；合适则为 null。 */
export function refuseBadDay(
  field: string,
  day: PlainDate,
  earliest: PlainDate,
  today: PlainDate,
  since = '开始缺勤',
) {
  if (day > today) return refuse({ code: 'invalid_input', fields: { [field]: '日期不能晚于今天' } })
  if (day < earliest)
    return refuse({
      code: 'invalid_input',
      fields: { [field]: `日期不能早于${since}的 ${earliest}` },
    })
  return null
}
