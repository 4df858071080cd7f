import { newId } from '#lib/data/ids'
import type { Scene } from '#tests/world-scene'

/** 一次点名、一次缺勤与当天的报告；给出点名与缺勤的编号。 */
export async function addAttendance(
  scene: Scene,
): Promise<{ readonly rollCall: string; readonly absence: string }> {
  const { child, seat, day, at, by, place, inClass, add } = scene
  const rollCall = await add(
    'roll_call',
    {
      ...place,
      day,
      session: `s${seat}`,
      enrolled_count: 4,
      present_count: 3,
      all_present: false,
      submission_key: newId(),
      ...by,
    },
    inClass,
  )
  const absence = await add(
    'absence',
    { roll_call_id: rollCall, child_id: child.id, ...place, day, reason: 'unexcused', recorded_at: at },
    inClass,
  )
  await add(
    'early_sign',
    { child_id: child.id, ...place, sign: 'weary_of_study', noticed_on: day, note: '常说不想读', ...by },
    inClass,
  )
  await add('leave', { child_id: child.id, ...place, kind: 'sick', from_on: day, to_on: day, ...by }, inClass)
  await add(
    'guardian_contact',
    { child_id: child.id, absence_id: absence, ...place, day, means: 'phone', result: 'lost', ...by },
    inClass,
  )
  const report = await add(
    'same_day_report',
    { absence_id: absence, child_id: child.id, ...place, day, words: '无故', late: false, ...by },
    inClass,
  )
  await add('same_day_receipt', { report_id: report, ...place, ...by }, inClass)
  return { rollCall, absence }
}
