import { createHash } from 'node:crypto'
import { sealFile } from '#lib/files/seal-file'
import { dayOf, type Instant } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import type { Placement } from '#lib/rules/placements/placement-terms'
import type { Chance } from './chance.ts'
import type { Post } from './county.ts'
import type { Kase } from './kase.ts'
import { bytes, type Sheet } from './rows.ts'

/** 一张空白的 JPEG，充作示范用的医院证明。 */
const BLANK_PAGE = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUFRUVDA8XGBYUGBIUFRT/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AKp//2Q==',
  'base64',
)

/** 一份申请：哪一种、何时、至何日、谁录、谁批（还没有批的为 null）。 */
export type PlacementGiven = {
  readonly kind: Placement
  readonly at: Instant
  readonly until: PlainDate
  readonly by: Post
  readonly approvedBy: Post | null
}

/** 一份缓学、送教的申请，已批的连同意见与批件；送教的连同计划与逐周记录。 */
export function addPlacementPapers(
  { sheet, chance, fieldKey, today }: PaperPlace,
  kase: Kase,
  given: PlacementGiven,
): void {
  const { kind, at, until, by, approvedBy } = given
  const fromOn = dayOf(at)
  const signed = (post: Post, on = at) => ({
    person_id: post.personId,
    appointment_id: post.appointmentId,
    recorded_at: on,
  })
  const proof = chance.id()
  const place = `${sheet.tenantId}/${proof}`
  sheet.files.push({
    place,
    sealed: sealFile(fieldKey, { tenantId: sheet.tenantId, fileId: proof }, BLANK_PAGE),
  })
  sheet.add('attachment', {
    id: proof,
    child_id: kase.pupil.id,
    case_id: kase.id,
    kind: 'medical_proof',
    media_type: 'image/jpeg',
    bytes: BLANK_PAGE.length,
    width: 1,
    height: 1,
    digest: bytes(new Uint8Array(createHash('sha256').update(BLANK_PAGE).digest())),
    place,
    ...signed(by),
  })
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
