import { newId } from '#lib/data/ids'

type Add<About> = (noun: string, row: Record<string, unknown>, about: About) => Promise<string>
type Author = { readonly person: string; readonly appointment: string }

const DAY = '2026-11-23'

/** 一个孩子名下与人有关的各种名词，每种一行。 */
export async function addPeopleRows<About extends { readonly child: { readonly id: string } }>(
  add: Add<About>,
  world: Author,
  ofChild: About,
): Promise<void> {
  const { child } = ofChild
  const by = {
    person_id: world.person,
    appointment_id: world.appointment,
    recorded_at: '2026-11-23T01:00:00Z',
  }
  await add(
    'household_member',
    { household_id: newId(), child_id: child.id, basis: 'declared', ...by },
    ofChild,
  )
  await add(
    'home_visit',
    {
      visit_id: newId(),
      child_id: child.id,
      visited_on: DAY,
      on_holiday: false,
      visitors: '某',
      content: '家访',
      groups: [],
      ...by,
    },
    ofChild,
  )
  await add(
    'left_behind_card',
    { child_id: child.id, version: 1, body_cipher: Buffer.from('x'), ...by },
    ofChild,
  )
}
