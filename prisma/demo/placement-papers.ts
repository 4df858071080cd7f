import { dayOf, type Instant } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import type { Placement } from '#lib/rules/placements/placement-terms'
import type { Chance } from './chance.ts'
import type { Post } from './county.ts'
import type { Kase } from './kase.ts'
import { addProof } from './proof.ts'
import type { Sheet } from './rows.ts'

/** 一份申请：哪一种、何时、至何日、谁录、谁批（还没有批的为 null）。 */
export type PlacementGiven = {
  readonly kind: Placement
  readonly at: Instant
  readonly until: PlainDate
  readonly by: Post
  readonly approvedBy: Post | null
}

/** 一份缓学、送教的申请，已批的连同意见与批件；送教的连同计划与逐周记录。 */
export function addPlacementPapers(place: PaperPlace, kase: Kase, given: PlacementGiven): void {
  const { sheet, chance, today } = place
  const { kind, at, until, by, approvedBy } = given
  const fromOn = dayOf(at)
  const signed = (post: Post, on = at) => ({
    person_id: post.personId,
    appointment_id: post.appointmentId,
    recorded_at: on,
  })
  const proof = addProof(
    place,
    { kind: 'medical_proof', childId: kase.pupil.id, caseId: kase.id },
    signed(by),
  )
  const application = chance.id()
  const term = { kind, from_on: fromOn, until_on: until }
  sheet.add('placement_application', {
    id: application,
    child_id: kase.pupil.id,
    case_id: kase.id,
    ...term,
    round: 1,
    applicant_name: kase.pupil.guardian,
    applicant_relation: '父亲',
    condition: kind === 'deferral' ? '术后恢复期，医嘱静养，不宜到校' : '重度肢体残疾，需专人护理，不能到校',
    hospital: '县医院',
    proof_id: proof,
    renews_id: null,
    ...signed(by),
  })
  if (!approvedBy) return
  sheet.add('placement_opinion', {
    id: chance.id(),
    application_id: application,
    stage: approvedBy.role === 'bureau' ? 'bureau' : 'township',
    decision: 'agree',
    words: '情况属实，同意。',
    ...signed(approvedBy),
  })
  const placement = chance.id()
  const paper = { id: placement, application_id: application, child_id: kase.pupil.id, case_id: kase.id }
  sheet.add('placement', { ...paper, ...term, ...signed(approvedBy) })
  if (kind !== 'home_teaching') return
  const teacher = { placement_id: placement, teachers: '温老师' }
  sheet.add('home_teaching_plan', {
    id: chance.id(),
    ...teacher,
    lessons_per_week: 3,
    lessons_per_year: 120,
    content: '生活自理、识字、数的认识',
    ...signed(by),
  })
  for (let day = addDays(fromOn, 3); day < today; day = addDays(day, 7)) {
    sheet.add('home_teaching_session', {
      id: chance.id(),
      ...teacher,
      day,
      minutes: 120,
      content: '识字五个，扣纽扣练习',
      guardian_name: kase.pupil.guardian,
      ...signed(by),
    })
  }
}

export type PaperPlace = {
  readonly sheet: Sheet
  readonly chance: Chance
  readonly fieldKey: string
  readonly today: PlainDate
}
