import { addPeopleRows } from '#tests/world-people'
import type { Scene } from '#tests/world-scene'
import { addTransfers } from '#tests/world-transfers'

/** 一件个案上的人与计划、部门转办、结对帮扶，与这个儿童的转学。 */
export async function addCasePeople(scene: Scene): Promise<void> {
  const { world, child, kase, day, at, by, ofCase, add } = scene
  const about = { kase }
  const ofChild = { child, kase }
  await addPeopleRows(add, world, { child, kase })
  const toSchoolId = world.schools.find((school) => school !== child.schoolId) ?? ''
  await addTransfers(add, { child, toSchoolId, by, about: ofChild })
  await add(
    'signature',
    {
      ...ofCase,
      signer: 'guardian',
      signer_name: '家长',
      means: 'paper',
      signed_on: day,
      place: '家中',
      ...by,
    },
    about,
  )
  await add(
    'case_person',
    { ...ofCase, part: 'responsible', act: 'named', named_id: world.person, on_day: day, ...by },
    about,
  )
  const referral = await add(
    'department_referral',
    {
      ...{ ...ofCase, department: 'health', matter: '医学鉴定', asked_on: day },
      ...{ unit_id: world.county, role: 'bureau', ...by },
    },
    about,
  )
  await add(
    'department_answer',
    { referral_id: referral, decision: 'handled', content: '已鉴定', answered_on: day, ...by },
    about,
  )
  await add('national_mark', { ...ofCase, kind: 'platform_registered', on_day: day, ...by }, about)
  await add('case_plan', { ...ofCase, version: 1, persuasion: '劝', care: '爱', support: '扶', ...by }, about)
  const pairing = await add(
    'pairing',
    {
      child_id: child.id,
      kind: 'teacher',
      helper_name: '某',
      helper_unit: '某校',
      from_on: day,
      aim: '帮',
      ...by,
    },
    ofChild,
  )
  const activity = await add(
    'support_activity',
    { pairing_id: pairing, child_id: child.id, kind: 'psychological', on_day: day, ...by },
    ofChild,
  )
  await add(
    'support_note',
    {
      activity_id: activity,
      child_id: child.id,
      note_cipher: Buffer.from('x'),
      person_id: world.colleague,
      recorded_at: at,
    },
    ofChild,
  )
}
