import { epochMs, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { WIDER_VIEW } from '#lib/rules/people/wider-view'
import type { Chance } from './chance.ts'
import type { County } from './county.ts'
import { atMinute, record } from './journal.ts'
import type { Sheet } from './rows.ts'

const MINUTE_MS = 60_000
/** 下午五点多，放学之后。 */
const AFTER_SCHOOL = 17 * 60 + 5

/** `day` 放学后，邻校专干临时查看过示范学校的一个孩子，打开过一次档案；督学与教育局还没有核阅。 */
export function addWiderViews(sheet: Sheet, chance: Chance, county: County, day: PlainDate): void {
  const asked = county.homeClass.school
  const asking = county.schools.find((school) => school !== asked)
  const child = sheet.rows('child').find((row) => row.school_id === asked.id)
  if (!asking || !child) return
  const by = asking.officer
  const at = atMinute(day, AFTER_SCHOOL)
  const later = (minutes: number) => instant(epochMs(at) + minutes * MINUTE_MS)
  const id = chance.id(epochMs(at))
  sheet.add('wider_view', {
    ...{ id, child_id: child.id, school_id: asked.id, asked_by: 'id_number', minutes: WIDER_VIEW.minutes },
    reason: '该生放学后独自在本校门口，说不清家在哪里，须知道在哪所学校、监护人是谁。',
    ...{ role: by.role, person_id: by.personId, appointment_id: by.appointmentId },
    ...{ expires_at: later(WIDER_VIEW.minutes), recorded_at: at },
  })
  sheet.add('access_log', {
    ...{ id: chance.id(epochMs(later(1))), child_id: child.id, person_id: by.personId, role: by.role },
    ...{ field: 'page', reason: '临时查看：打开档案', view_id: id, recorded_at: later(1) },
  })
  record(sheet, chance, {
    ...{ verb: 'open_wider_view', subjectKind: 'wider_view', subjectId: id, schoolId: asking.id, by, at },
    facts: { found: true, askedBy: 'id_number', minutes: WIDER_VIEW.minutes },
  })
}
