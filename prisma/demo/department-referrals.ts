import { dayOf, epochMs, type Instant } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import { STANDING_OF } from '#lib/rules/cases/case-states'
import type { PolicyProfile } from '#lib/rules/policy/profile'
import type { Department } from '#lib/rules/referrals/departments'
import type { Chance } from './chance.ts'
import { clockworkOf } from './clockwork.ts'
import type { County } from './county.ts'
import { deadlineBook } from './deadline-book.ts'
import { atMinute, record } from './journal.ts'
import type { Sheet } from './rows.ts'
import type { DemoYear } from './school-year.ts'

type Given = {
  readonly profile: PolicyProfile
  readonly policyVersionId: string
  readonly year: DemoYear
  readonly now: Instant
}

const ASKED: Partial<Readonly<Record<Department, { readonly matter: string; readonly answer: string }>>> = {
  civil_affairs: {
    matter: '家中一人长期患病，请核实是否符合低保条件，符合的纳入社会救助。',
    answer: '已入户核实，符合条件，自下月起纳入低保。',
  },
  human_resources: {
    matter: '村干部反映孩子在镇上一家店里帮工，请核查是否招用应受义务教育的少年。',
    answer: '已到店核查，责令立即停止，人已送回家中。',
  },
  public_security: {
    matter: '监护人电话停机、村里不知去向，请核查户籍与现居住地。',
    answer: '户籍未迁出，近期在邻市有居住登记，已函告乡镇。',
  },
}

const WANTED: readonly Department[] = ['civil_affairs', 'human_resources', 'public_security']

/**
 * 到了乡镇的个案，每个乡镇、学校里隔一件有一张转办单；有的已答复，有的还等着。
 * 按地方隔、不按全县的次序隔：哪一天装入，哪个有个案的地方都有。
 */
export function addReferrals(sheet: Sheet, chance: Chance, county: County, given: Given): void {
  const { profile, policyVersionId, year, now } = given
  const clockwork = clockworkOf(profile, { work: year.calendar.work, school: year.calendar })
  const book = deadlineBook(sheet, chance, policyVersionId)
  const kinds = WANTED.filter((one) => profile.departments.value.includes(one))
  const open = sheet
    .rows('dropout_case')
    .filter(
      ({ state, township_since }) =>
        STANDING_OF[state as keyof typeof STANDING_OF] === 'open' && township_since,
    )
  const before = new Map<string, number>()
  open.forEach((kase, index) => {
    const department = kinds[index % Math.max(1, kinds.length)]
    const told = department && ASKED[department]
    if (!department || !told) return
    const askedOn: PlainDate = addDays(dayOf(String(kase.township_since) as Instant), 2)
    const askedAt = atMinute(askedOn, 10 * 60 + chance.below(60))
    if (askedAt >= now) return
    const place = `${kase.township_id} ${kase.school_id}`
    const earlier = before.get(place) ?? 0
    before.set(place, earlier + 1)
    if (earlier % 2 === 1) return
    const id = chance.id(epochMs(askedAt))
    const by = county.bureau
    const signed = { person_id: by.personId, appointment_id: by.appointmentId }
    sheet.add('department_referral', {
      ...{ id, case_id: kase.id, department, matter: told.matter, asked_on: askedOn },
      ...{ unit_id: county.id, role: by.role, ...signed, recorded_at: askedAt },
    })
    const about = {
      ...{ subjectKind: 'department_referral', subjectId: id, caseId: String(kase.id) },
      ...{ classId: (kase.class_id as string) ?? null, schoolId: (kase.school_id as string) ?? null, by },
    }
    record(sheet, chance, { ...about, verb: 'ask_department', at: askedAt, facts: { department } })
    const [duty] = clockwork.started('department_asked', askedAt)
    const held =
      duty &&
      book.open(
        duty,
        {
          ...{ subjectId: id, caseId: String(kase.id), absenceId: null, childId: String(kase.child_id) },
          ...{ classId: about.classId, schoolId: about.schoolId },
        },
        { unitId: county.id, role: by.role },
      )
    const answeredAt = atMinute(addDays(askedOn, 6), 15 * 60)
    if (answeredAt >= now || chance.hit(0.4)) return
    sheet.add('department_answer', {
      ...{ id: chance.id(epochMs(answeredAt)), referral_id: id, decision: 'handled', content: told.answer },
      ...{ answered_on: dayOf(answeredAt), ...signed, recorded_at: answeredAt },
    })
    record(sheet, chance, {
      ...{ ...about, verb: 'record_department_answer', at: answeredAt, happenedOn: dayOf(answeredAt) },
      facts: { department, decision: 'handled' },
    })
    held?.end('met', answeredAt)
  })
  book.write(now)
}
