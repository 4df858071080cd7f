import { epochMs, type Instant } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import type { EarlySign } from '#lib/rules/people/early-signs'
import type { Chance } from './chance.ts'
import type { County } from './county.ts'
import { atMinute, record } from './journal.ts'
import type { Sheet } from './rows.ts'

const SEEN: readonly (readonly [EarlySign, string])[] = [
  ['weary_of_study', '连着两周不交作业，说上学没意思。'],
  ['internet', '夜里打游戏到很晚，上课常睡着。'],
  ['family_change', '父母上月分开，近来不愿与同学说话。'],
  ['study_base', '小学的计算还不熟，数学课跟不上。'],
  ['thinks_of_leaving', '跟同学说年后要跟表哥出去打工。'],
]

/** 各校几名还没有成案、有苗头的学生；有的已经好转了结。 */
export function addEarlySigns(
  sheet: Sheet,
  chance: Chance,
  county: County,
  { today, now }: { readonly today: PlainDate; readonly now: Instant },
): void {
  const troubled = new Set(sheet.rows('dropout_case').map(({ child_id }) => child_id))
  for (const [index, school] of county.schools.entries()) {
    const home = school === county.homeClass.school
    for (const [sign, note] of SEEN.slice(0, home ? SEEN.length : 1 + (index % 2))) {
      const classroom = school.classes[chance.below(school.classes.length)]
      const pupils = sheet
        .rows('child')
        .filter(({ id, class_id }) => class_id === classroom?.id && !troubled.has(id))
      const child = pupils[chance.below(Math.max(1, pupils.length))]
      if (!classroom || !child) continue
      troubled.add(child.id)
      const noticedOn = addDays(today, -(6 + chance.below(20)))
      const at = atMinute(noticedOn, 16 * 60 + chance.below(60))
      if (at >= now) continue
      const by = classroom.teacher
      const id = chance.id(epochMs(at))
      const ended = chance.hit(0.25) && !home
      sheet.add('early_sign', {
        ...{ id, child_id: child.id, class_id: classroom.id, school_id: school.id, sign, note },
        noticed_on: noticedOn,
        ended_on: ended ? addDays(noticedOn, 5) : null,
        ended_why: ended ? '谈过两次，与家长约好，近来按时到校、交作业。' : null,
        ...{ person_id: by.personId, appointment_id: by.appointmentId, recorded_at: at },
      })
      record(sheet, chance, {
        ...{ verb: 'note_sign', subjectKind: 'early_sign', subjectId: id },
        ...{ classId: classroom.id, schoolId: school.id, by, at, happenedOn: noticedOn, facts: {} },
      })
    }
  }
}
