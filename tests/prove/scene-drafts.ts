import { DAY } from '#tests/world-scene'
import type { Scene } from './scene.ts'

type Row = Readonly<Record<string, unknown>>

/** 一行草稿：照本县这张表里合得上 `like` 的一行，改几列。只拿去试写，库里没有。 */
export type Draft = { readonly table: string; readonly like?: Row; readonly change: Row }

/** 只有某一道防线才说得清的写法，各一行。世界里的行多半两道防线都挡、都放，看不出是哪一道。 */
export function draftsOf({ a, unplaced, outsidePapers, staff }: Scene): Draft[] {
  const child = a.children[0]
  const far = a.children.at(-1)
  if (!child || !far) throw new Error('世界里没有儿童')
  const ofChild = { child_id: child.id }
  const school_id = child.schoolId
  const bare = { status: 'never_enrolled', class_id: null }
  const unbound = { case_id: null, class_id: null, school_id: null }
  const followed = {
    ...unbound,
    absence_id: null,
    duty: 'outside_follow_up',
    owner_role: 'township',
    round: 9,
  }
  const sibling = a.villages.find(
    ({ id, townshipId }) => townshipId === child.townshipId && id !== child.villageId,
  )?.id
  const lead = a.rows.find(
    ({ noun, surveyed }) => noun === 'lead' && surveyed?.villageId === child.villageId,
  )?.id
  const open = { state: 'placed', to_class_id: null, from_on: null, carried_at: null, case_id: null }
  return [
    // 策略：谁写、写成什么样才进得来。
    { table: 'appointment', change: { role: 'teacher' } },
    { table: 'child', like: { id: child.id }, change: bare },
    { table: 'class_enrolment', like: ofChild, change: { child_id: unplaced } },
    { table: 'guardian', like: ofChild, change: { child_id: unplaced } },
    { table: 'enrolment_notice', like: ofChild, change: { proof_id: outsidePapers.photoOfFar } },
    { table: 'leave', like: ofChild, change: { to_on: '2027-08-31' } },
    { table: 'ledger_event', change: { ...unbound, subject_kind: 'case' } },
    { table: 'deadline', change: { ...followed, owner_unit_id: a.townships[0] } },
    { table: 'lead', like: ofChild, change: { village_id: sibling } },
    { table: 'lead_check', change: { person_id: a.person, lead_id: lead } },
    { table: 'deadline', change: { ...followed, duty: 'lead_check', owner_unit_id: a.townships[0] } },
    {
      table: 'deadline',
      change: { ...followed, duty: 'lead_check', subject_id: lead, owner_unit_id: child.townshipId },
    },
    { table: 'outside_schooling', like: ofChild, change: { person_id: a.colleague, ordinal: 2 } },
    { table: 'outside_schooling', like: ofChild, change: { child_id: unplaced, person_id: a.colleague } },
    { table: 'placement_opinion', change: { application_id: outsidePapers.application, stage: 'bureau' } },
    { table: 'placement_opinion', change: { application_id: outsidePapers.application, stage: 'village' } },
    { table: 'schooling_decision', change: { proposal_id: outsidePapers.proposal } },
    { table: 'schooling_proposal', like: ofChild, change: { person_id: a.person } },
    { table: 'support_note', like: ofChild, change: { person_id: a.person } },
    { table: 'survey_sign_off', change: { person_id: a.colleague } },
    { table: 'transfer', like: ofChild, change: { ...open, proof_id: outsidePapers.photoOfChild } },
    // 触发器。
    { table: 'appointment', change: { person_id: staff.teacher, role: 'inspector', unit_id: school_id } },
    { table: 'countersignature', change: { person_id: staff.teacher, report_id: outsidePapers.report } },
    { table: 'finding_step', change: { proof_id: outsidePapers.photoOfFar } },
    { table: 'paper_service', change: { proof_id: outsidePapers.photoOfFar } },
    { table: 'paper_service', change: { paper_id: outsidePapers.spoilt } },
    { table: 'spoiled_paper', change: { paper_id: outsidePapers.served } },
    { table: 'roll_call', change: { day: '2099-01-01' } },
    { table: 'home_teaching_session', change: { day: '2099-01-01' } },
    // 只在某种情形下才唯一的键。
    { table: 'child', like: { id: child.id }, change: { id_index: '\\x01', student_number_index: '\\x01' } },
    { table: 'guardian', like: ofChild, change: { main: true } },
    { table: 'issued_paper', change: { replaces_id: outsidePapers.spoilt } },
    { table: 'policy_version', change: { follows_id: a.policy } },
    { table: 'school_roll_over', change: { state: 'confirmed' } },
    { table: 'wider_view_mark', change: { kind: 'ended' } },
    { table: 'written_report', change: { year: 2026, serial: 1, signed_at: DAY } },
  ]
}
