type Place = { readonly villageId?: string; readonly townshipId?: string }
type Add = (
  noun: string,
  row: Record<string, unknown>,
  about: { readonly surveyed: Place },
) => Promise<string>

/** 每个孩子一条线索，核实过；再有一条等着核实的，连同它的时限。 */
export async function addLeads(
  add: Add,
  {
    children,
    day,
    by,
  }: {
    readonly children: readonly {
      readonly id: string
      readonly villageId: string
      readonly townshipId: string
    }[]
    readonly day: string
    readonly by: Readonly<Record<string, unknown>>
  },
): Promise<void> {
  for (const { id, villageId, townshipId } of children) {
    const about = { surveyed: { villageId, townshipId } }
    const place = { child_id: id, village_id: villageId, township_id: townshipId }
    const told = { ...place, noticed_on: day, whereabouts: 'at_home', said: '在家', ...by }
    const waiting = await add('lead', told, about)
    await add(
      'deadline',
      {
        ...{ duty: 'lead_check', clause: 'DT-3.3.1', subject_id: waiting, child_id: id },
        ...{ owner_unit_id: townshipId, owner_role: 'township', start_event: 'lead_reported' },
        ...{ start_at: by.recorded_at, start_on: day, amount: 1, unit: 'working_day' },
        ...{ due_at: by.recorded_at, provisional: false, derivation: {}, created_at: by.recorded_at },
      },
      { surveyed: { townshipId } },
    )
    const checked = await add('lead', told, about)
    const check = { lead_id: checked, outcome: 'attending', checked_on: day, done: '到校看过' }
    await add('lead_check', { ...check, ...by }, about)
  }
}
