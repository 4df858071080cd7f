import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { refuse } from '#lib/rules/outcome'

/** 自述的日子不能在将来，也不能早于开始缺勤；合适则为 null。 */
export function refuseBadDay(field: string, day: PlainDate, absentSinceOn: PlainDate, today: PlainDate) {
  if (day > today) return refuse({ code: 'invalid_input', fields: { [field]: '日期不能晚于今天' } })
  if (day < absentSinceOn)
    return refuse({
      code: 'invalid_input',
      fields: { [field]: `日期不能早于开始缺勤的 ${absentSinceOn}` },
    })
  return null
}
