import type { Reported } from '#tests/world-case'
import type { Scene } from '#tests/world-scene'

/** 一件个案的移交、寄送、入户与各种文书。 */
export async function addPapers(scene: Scene, { paper, recipient }: Reported): Promise<void> {
  const { world, child, kase, seat, day, at, by, place, ofCase, add } = scene
  const about = { kase }
  // 移交给另一乡镇：接收方看得到单子，看不到个案。
  const handedTo = world.townships.find((township) => township !== kase.caseTownshipId) ?? ''
  const handed = { ...about, handedTo }
  const offer = await add(
    'hand_over',
    {
      ...ofCase,
      ...place,
      ordinal: 1,
      kind: 'township',
      from_unit_id: kase.caseTownshipId,
      to_unit_id: handedTo,
      to_name: '某镇',
      summary: '{}',
      reason: '住在该镇',
      ...by,
    },
    handed,
  )
  await add('hand_over_answer', { hand_over_id: offer, decision: 'accepted', ...by }, handed)
  const sent = { ...ofCase, recipient_id: recipient, ...by }
  await add('paper_delivery', { ...sent, means: 'post', sent_on: day }, about)
  await add(
    'paper_answer',
    { ...sent, decision: 'received', answered_on: day, answered_by: '某', content: '已收到' },
    about,
  )
  await add(
    'principal_contact',
    { ...ofCase, party: 'village', means: 'phone', contacted: '某', contacted_at: at, result: '协助', ...by },
    about,
  )
  await add(
    'spoiled_serial',
    {
      school_id: child.schoolId,
      report_id: paper,
      year: 2026,
      serial: seat * 2,
      reissued_serial: seat * 2 + 1,
      reason: '打错',
      ...by,
    },
    about,
  )
  await add(
    'township_visit',
    {
      ...ofCase,
      ordinal: 1,
      visited_on: day,
      content: '入户',
      participants: '某',
      outcome: 'refused',
      ...by,
    },
    about,
  )
  await add(
    'township_measure',
    { ...ofCase, kind: 'criticism', content: '批评教育', issued_on: day, ...by },
    about,
  )
  const order = await add(
    'issued_paper',
    {
      ...ofCase,
      kind: 'order_to_correct',
      issuer_id: kase.caseTownshipId,
      title: '责令限期改正通知书',
      year: 2026,
      serial: seat,
      term_days: 7,
      body: '{}',
      digest: 'x',
      issued_on: day,
      ...by,
    },
    about,
  )
  await add(
    'paper_service',
    { paper_id: order, manner: 'handed_over', served_on: day, place: '家中', receiver: '父亲', ...by },
    about,
  )
  const spoilt = await add(
    'issued_paper',
    {
      ...ofCase,
      kind: 'return_notice',
      issuer_id: kase.caseTownshipId,
      title: '通知书',
      year: 2026,
      serial: seat,
      term_days: 7,
      body: '{}',
      digest: 'x',
      issued_on: day,
      ...by,
    },
    about,
  )
  await add(
    'requirement_override',
    { ...ofCase, requirement: 'home_visit', reason: '举家在外', ...by },
    about,
  )
  await add('spoiled_paper', { paper_id: spoilt, reason: '写错', ...by }, about)
}
