type Add = (noun: string, row: Record<string, unknown>, about: { schoolId?: string }) => Promise<string>

const DAY = '2026-11-23'

/** 举报电话一行；说第一所学校的一件举报，办过一次，看过一次举报人。 */
export async function addTips(
  add: Add,
  { schoolId, by }: { readonly schoolId: string; readonly by: Record<string, unknown> },
): Promise<void> {
  const about = { schoolId }
  await add('tip_line', { phone: '000-0000000', hours: '', ...by }, {})
  const tipId = await add(
    'tip',
    { number: 1, received_on: DAY, channel: 'phone', unit_id: schoolId, said: '隐瞒不报', ...by },
    about,
  )
  const step = { tip_id: tipId, ordinal: 1, done_on: DAY, done: '到校核查', outcome: 'pending' }
  await add('tip_follow_up', { ...step, ...by }, about)
  await add('tip_reading', { tip_id: tipId, reason: '回访核实', ...by }, about)
}
