import type { Row } from '#tests/world-scene'

type Add = (noun: string, row: Record<string, unknown>, about: Omit<Row, 'id' | 'noun'>) => Promise<string>

const PAPER = { reason: '搬家', applicant_name: '家长', applicant_relation: '父亲', summary: '{}' }

/** 每个儿童一份转往县内另一校的，走过一步；外县转来的一份，还没有安排学校。 */
export async function addTransfers(
  add: Add,
  given: {
    readonly child: { readonly id: string; readonly schoolId: string; readonly classId: string }
    readonly toSchoolId: string
    readonly by: { readonly person_id: string; readonly appointment_id: string; readonly recorded_at: string }
    readonly about: Omit<Row, 'id' | 'noun'>
  },
): Promise<void> {
  const { child, toSchoolId, by, about } = given
  const step = {
    ordinal: 1,
    from_state: 'placed',
    to_state: 'refused',
    act: 'refuse',
    reason: '班额已满',
    role: 'officer',
  }
  const within = { ...about, toSchoolId }
  const transfer = await add(
    'transfer',
    {
      ...PAPER,
      ...by,
      route: 'within',
      state: 'refused',
      child_id: child.id,
      from_school_id: child.schoolId,
      from_class_id: child.classId,
      to_school_id: toSchoolId,
      peer_name: '另一校',
      school_named: '另一校',
    },
    within,
  )
  await add(
    'outside_schooling',
    {
      child_id: child.id,
      ordinal: 1,
      act: 'ended',
      school_named: '',
      place: '',
      on_day: '2026-11-23',
      note: '已返校',
      ...by,
    },
    about,
  )
  await add(
    'child_check',
    {
      child_id: child.id,
      source: 'survey',
      on_day: '2026-11-23',
      person_id: by.person_id,
      recorded_at: by.recorded_at,
    },
    about,
  )
  await add('transfer_step', { transfer_id: transfer, ...step, ...by }, within)
  await add(
    'transfer',
    {
      ...PAPER,
      route: 'from_county',
      state: 'sent',
      peer_code: '990099',
      peer_name: '外县',
      school_named: '外县一小',
      recorded_at: by.recorded_at,
    },
    {},
  )
}
