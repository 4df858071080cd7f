import { insert, type Scene } from '#tests/world-scene'

/** 个案的书面报告与它的一份收件。 */
export type Reported = { readonly paper: string; readonly recipient: string }

/** 一件个案：立案、劝返、书面报告与签收、会签；给出报告与收件的编号。 */
export async function addCase(scene: Scene): Promise<Reported> {
  const { client, world, child, kase, seat, day, at, own, by, place, ofCase, add } = scene
  const about = { kase }
  await insert(client, 'dropout_case', {
    ...own,
    id: kase.id,
    number: `2026-${seat}`,
    child_id: child.id,
    line: 'truancy',
    state: kase.townshipIsParty ? 'township' : 'persuading',
    ...place,
    village_id: child.villageId,
    township_id: kase.caseTownshipId,
    township_since: kase.townshipIsParty ? at : null,
    policy_version_id: world.policy,
    trigger_clause: 'DT-3.4.2',
    met_days: [day],
    absent_since_on: day,
    opened_at: at,
  })
  world.rows.push({ id: kase.id, noun: 'dropout_case', kase })
  await add(
    'case_step',
    { ...ofCase, ordinal: 1, verb: 'open', from_state: 'alert', to_state: 'alert', role: 'bureau', ...by },
    about,
  )
  await add(
    'persuasion',
    {
      ...ofCase,
      ordinal: 1,
      phoned: true,
      visited: false,
      teachers: '某',
      persuaded_at: at,
      truancy_reason: '厌学',
      whereabouts: '在家',
      family_situation: '',
      guardian_attitude: '',
      student_attitude: '',
      methods_and_measures: '',
      effect: 'refused',
      ...by,
    },
    about,
  )
  const paper = await add(
    'written_report',
    { ...ofCase, school_id: child.schoolId, body: '{}', drafted_by_clock: false, drafted_at: at },
    about,
  )
  const recipient = await add(
    'report_recipient',
    { report_id: paper, kind: 'township', unit_id: kase.caseTownshipId, name: '某乡' },
    about,
  )
  await add('report_receipt', { recipient_id: recipient, decision: 'received', ...by }, about)
  await add('countersignature', { report_id: paper, ...by }, about)
  return { paper, recipient }
}
