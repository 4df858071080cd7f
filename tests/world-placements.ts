import type { Row } from '#tests/world-scene'

type Add = (noun: string, row: Record<string, unknown>, about: Omit<Row, 'id' | 'noun'>) => Promise<string>

/** 每个儿童一份申请、一栏意见、一次送教的批件及其了结、计划与记录，一次就学方式的提出、决定、登记与了结。 */
export async function addPlacements(
  add: Add,
  given: {
    readonly childId: string
    readonly caseId: string
    readonly proofId: string
    readonly day: string
    readonly by: Record<string, unknown>
    readonly about: Omit<Row, 'id' | 'noun'>
  },
): Promise<void> {
  const { childId, caseId, proofId, day, by, about } = given
  const term = { kind: 'home_teaching', from_on: day, until_on: '2027-08-31' }
  const restricted = { ...about, papersOf: 'placement' as const }
  const application = await add(
    'placement_application',
    {
      child_id: childId,
      case_id: caseId,
      ...term,
      round: 1,
      applicant_name: '家长',
      applicant_relation: '父亲',
      condition: '静养',
      hospital: '县医院',
      proof_id: proofId,
      ...by,
    },
    restricted,
  )
  await add(
    'placement_opinion',
    { application_id: application, stage: 'bureau', decision: 'agree', words: '', ...by },
    restricted,
  )
  const placement = await add(
    'placement',
    { application_id: application, child_id: childId, case_id: caseId, ...term, ...by },
    about,
  )
  const ofPlacement = { placement_id: placement }
  await add(
    'placement_end',
    {
      ...ofPlacement,
      ended_on: day,
      why: 'resumed',
      role: 'bureau',
      person_id: by.person_id,
      recorded_at: by.recorded_at,
    },
    about,
  )
  await add(
    'home_teaching_plan',
    { ...ofPlacement, teachers: '某', lessons_per_week: 3, lessons_per_year: 120, content: '识字', ...by },
    about,
  )
  await add(
    'home_teaching_session',
    { ...ofPlacement, day, minutes: 80, teachers: '某', content: '识字', guardian_name: '家长', ...by },
    about,
  )
  const schooling = { child_id: childId, schooling: 'inclusive', place: '', support: '前排座位' }
  const arranged = { ...schooling, from_on: day, until_on: '2027-08-31' }
  const proposal = await add(
    'schooling_proposal',
    { ...arranged, round: 1, disability: 'visual', level: 2, proof_id: proofId, ...by },
    { ...about, papersOf: 'disability' },
  )
  await add(
    'schooling_decision',
    { proposal_id: proposal, decision: 'agree', words: '', ...by },
    { ...about, papersOf: 'disability' },
  )
  const registered = await add('disability_schooling', { ...arranged, proposal_id: proposal, ...by }, about)
  await add(
    'schooling_end',
    {
      schooling_id: registered,
      ended_on: day,
      why: 'replaced',
      role: 'bureau',
      person_id: by.person_id,
      recorded_at: by.recorded_at,
    },
    about,
  )
  await add(
    'enrolment_notice',
    { child_id: childId, year: 2022, served_on: day, service: 'in_person', received_by: '家长', ...by },
    about,
  )
}
