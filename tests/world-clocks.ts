import type { Scene } from '#tests/world-scene'

/** 个案与缺勤的时限、督办、提醒、改期，与一条事件。 */
export async function addClocks(scene: Scene, absence: string): Promise<void> {
  const { world, child, kase, day, at, place, ofCase, inClass, add } = scene
  const about = { kase }
  const started = {
    start_event: 'first_persuasion',
    start_at: at,
    start_on: day,
    amount: 3,
    unit: 'working_day',
    due_at: '2026-11-26T15:59:59.999Z',
    provisional: false,
    derivation: '{}',
    created_at: at,
    owner_unit_id: child.schoolId,
    owner_role: 'officer',
  }
  const deadline = await add(
    'deadline',
    {
      duty: 'written_report',
      clause: 'DT-3.4.3',
      subject_id: kase.id,
      child_id: child.id,
      ...ofCase,
      ...place,
      ...started,
    },
    about,
  )
  await add(
    'deadline',
    { duty: 'guardian_contact', clause: 'DT-3.4.2', subject_id: absence, ...place, ...started },
    inClass,
  )
  await add('escalation', { deadline_id: deadline, level: 1, recorded_at: at }, about)
  await add(
    'reminder_read',
    { deadline_id: deadline, stage: 'on', person_id: world.person, due_on: '2026-11-23', recorded_at: at },
    about,
  )
  await add(
    'deadline_change',
    { deadline_id: deadline, old_due_at: at, new_due_at: at, why: '日历', derivation: '{}', recorded_at: at },
    about,
  )
  await add(
    'ledger_event',
    {
      verb: 'record_persuasion',
      subject_kind: 'dropout_case',
      subject_id: kase.id,
      ...ofCase,
      ...place,
      person_id: world.person,
      role: 'bureau',
      payload: '{}',
      recorded_at: at,
    },
    about,
  )
}
