import { newId } from '#lib/data/ids'

type Add = (noun: string, row: Record<string, unknown>, mine: boolean) => Promise<string>
type World = {
  readonly person: string
  readonly colleague: string
  readonly appointment: string
  readonly children: readonly { readonly id: string; readonly schoolId: string }[]
}

const AT = '2026-11-23T01:00:00Z'

/** 一所学校的一个孩子：测试人临时查看过一次，同事也查看过一次，各有一次核阅；都早已到时。 */
export async function addWiderViews(add: Add, world: World, schoolId: string): Promise<void> {
  const childId = world.children.find((child) => child.schoolId === schoolId)?.id ?? newId()
  for (const person of [world.person, world.colleague]) {
    const by = { role: 'township', person_id: person, appointment_id: world.appointment, recorded_at: AT }
    const asked = {
      child_id: childId,
      school_id: schoolId,
      asked_by: 'id_number',
      reason: '走失',
      minutes: 60,
    }
    const mine = person === world.person
    const view = await add('wider_view', { ...asked, ...by, expires_at: '2026-11-23T02:00:00Z' }, mine)
    await add('wider_view_mark', { view_id: view, kind: 'reviewed', reason: '', ...by }, mine)
  }
}
