import type pg from 'pg'
import { newId } from '#lib/data/ids'
import { AT, DAY, insert, type WorldTenant } from '#tests/world-scene'

/** 一份人员名册：一批、一行、写下的一个任职。只有管理员看得到。 */
export async function buildStaffImport(client: pg.Client, world: WorldTenant): Promise<void> {
  const own = { tenant_id: world.id }
  const [batch, row, change] = [newId(), newId(), newId()]
  const by = { person_id: world.person, appointment_id: world.appointment, recorded_at: AT }
  const sealed = Buffer.from('x')
  const file = { file_name: '人员.xlsx', bytes: 1, sha256: 'x', file_sealed: sealed }
  await insert(client, 'import_batch', { ...own, id: batch, kind: 'staff', ...file, ...by })
  const blank = { place: '', household_code: '', guardian_name: '', notes: '[]' }
  const line = { batch_id: batch, attempt: 1, row_no: 2, plan: 'create', name: '某', ...blank, sealed }
  await insert(client, 'import_row', { ...own, id: row, ...line })
  await insert(client, 'staff_change', { ...own, id: change, batch_id: batch, new_person: false, ...by })
  for (const [id, noun] of [
    [batch, 'import_batch'],
    [row, 'import_row'],
    [change, 'staff_change'],
  ] as const)
    world.rows.push({ id, noun, staff: true })
}

/** 导出登记自己一份、别人一份；各县数字一份。都不挂在儿童上。 */
export async function buildFigureRows(client: pg.Client, world: WorldTenant): Promise<void> {
  const own = { tenant_id: world.id }
  const other = newId()
  await insert(client, 'person', { ...own, id: other, name: '另一人' })
  for (const [person, mine] of [
    [world.person, true],
    [other, false],
  ] as const) {
    const id = newId()
    await insert(client, 'data_export', {
      ...own,
      id,
      kind: 'cases',
      filter: '{}',
      purpose: '核对',
      row_count: 0,
      row_ids: [],
      expires_at: '2026-11-23T02:00:00Z',
      person_id: person,
      appointment_id: world.appointment,
      role: 'bureau',
      recorded_at: AT,
    })
    world.rows.push({ id, noun: 'data_export', mine })
  }
  const by = { person_id: world.person, recorded_at: AT }
  const reader = newId()
  await insert(client, 'interface_client', {
    ...{ ...own, ...by, id: reader, name: '平台', purpose: '调度', kinds: ['figures'] },
    ...{ token_digest: Buffer.alloc(32), expires_on: DAY, appointment_id: world.appointment },
  })
  const read = newId()
  await insert(client, 'interface_read', { ...own, ...by, id: read, client_id: reader, kind: 'figures' })
  world.rows.push({ id: reader, noun: 'interface_client' }, { id: read, noun: 'interface_read' })
  const id = newId()
  await insert(client, 'county_snapshot', {
    ...own,
    id,
    county_code: '622924',
    day: DAY,
    slot: AT,
    figures: '{}',
    recorded_at: AT,
  })
  world.rows.push({ id, noun: 'county_snapshot' })
}
