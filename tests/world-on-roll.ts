import { insert, type Scene } from '#tests/world-scene'

/** 一个儿童在名册上的各种名词：登记、监护人、类别、编班、查阅、导入与比对。 */
export async function addOnRoll(scene: Scene): Promise<void> {
  const { client, world, child, kase, seat, day, at, own, by, place, add } = scene
  await insert(client, 'child', {
    ...own,
    id: child.id,
    name: `儿童${seat}`,
    name_pinyin: 'er',
    name_initials: 'e',
    gender: 'male',
    birth_on: '2016-06-07',
    id_kind: 'none',
    township_id: child.townshipId,
    village_id: child.villageId,
    ...place,
    status: 'enrolled',
    recorded_at: at,
  })
  world.rows.push({ id: child.id, noun: 'child', child })
  const ofChild = { child, kase }
  await add('guardian', { child_id: child.id, name: '家长', relation: '父亲' }, ofChild)
  await add('child_category', { child_id: child.id, category: 'left_behind', from_on: day }, ofChild)
  await add(
    'class_enrolment',
    { child_id: child.id, class_id: child.classId, seat_no: seat, from_on: '2026-09-01' },
    ofChild,
  )
  await add(
    'access_log',
    {
      child_id: child.id,
      person_id: world.person,
      role: 'bureau',
      field: 'phone',
      reason: '核对',
      recorded_at: at,
    },
    ofChild,
  )
  await add(
    'child_history',
    { child_id: child.id, status: 'never_enrolled', township_id: child.townshipId, until_at: at },
    ofChild,
  )
  const batch = await add(
    'import_batch',
    {
      kind: 'roll',
      school_id: child.schoolId,
      file_name: '名册.xlsx',
      bytes: 1,
      sha256: 'x',
      file_sealed: Buffer.from('x'),
      ...by,
    },
    { schoolId: child.schoolId },
  )
  await add(
    'import_row',
    {
      batch_id: batch,
      attempt: 1,
      row_no: 2,
      plan: 'create',
      name: '某',
      place: '',
      household_code: '',
      guardian_name: '',
      notes: '[]',
      sealed: Buffer.from('x'),
    },
    { schoolId: child.schoolId },
  )
  const run = await add('match_run', { batch_id: batch, ...by }, {})
  const finding = await add(
    'match_finding',
    {
      fingerprint: child.id,
      kind: 'not_enrolled',
      child_id: child.id,
      name: '某',
      run_id: run,
      recorded_at: at,
    },
    {},
  )
  await add('match_decision', { finding_id: finding, decision: 'list_error', reason: '核对', ...by }, {})
  const first = world.children[0]?.id
  if (first && first !== child.id) {
    await add('merge_proposal', { keep_id: first, retire_id: child.id, reason: '重复', ...by }, {})
  }
  await add(
    'import_change',
    {
      batch_id: batch,
      child_id: child.id,
      kind: 'create',
      version_after: 1,
      sealed: Buffer.from('x'),
      recorded_at: at,
    },
    { schoolId: child.schoolId },
  )
  await add('restricted_label', { child_id: child.id, label_cipher: Buffer.from('x'), from_on: day }, ofChild)
}
