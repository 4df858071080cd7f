import type { Tx } from '#lib/data/database'
import { columnFromDay } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { bureauReach, viaChild } from '#lib/data/reach'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import type { ChildSource } from '#lib/rules/rolls/child-sources'

/** 上门见到、登记的孩子，各记一次核实（DT-3.1.3）。 */
export async function insertDoorCheck(
  tx: Tx,
  actor: Official,
  childIds: readonly string[],
  onDay: PlainDate,
): Promise<void> {
  if (childIds.length === 0) return
  const { tenantId, personId } = actor
  await tx.childCheck.createMany({
    data: childIds.map((childId) => ({
      ...{ tenantId, id: newId(), childId, personId, source: 'survey' satisfies ChildSource },
      onDay: columnFromDay(onDay),
      recordedAt: new Date(),
    })),
  })
}

/** 照户籍名单登记的孩子：核实的是决定立案的那个人。 */
export async function insertFindingCheck(
  tx: Tx,
  clock: Clockwork,
  given: { readonly childId: string; readonly findingId: string; readonly today: PlainDate },
): Promise<void> {
  const decision = await tx.matchDecision.findFirst({
    where: { AND: [bureauReach(clock), { findingId: given.findingId }] },
    orderBy: { recordedAt: 'desc' },
    select: { personId: true },
  })
  if (!decision) return
  await tx.childCheck.createMany({
    data: {
      ...{ tenantId: clock.tenantId, id: newId(), childId: given.childId, personId: decision.personId },
      source: 'population' satisfies ChildSource,
      onDay: columnFromDay(given.today),
      recordedAt: new Date(),
    },
  })
}

/** 一批确认写入的名册、名单：写了的与核对不变的各记一次，核实的是确认的那个人。四万人一条语句。 */
export async function insertImportChecks(
  tx: Tx,
  { tenantId }: Clockwork,
  batch: { readonly id: string; readonly attempt: number; readonly kind: string },
  today: PlainDate,
): Promise<void> {
  const source: ChildSource = batch.kind === 'roll' ? 'roll' : 'department'
  await tx.$executeRaw`
    insert into app.child_check (tenant_id, id, child_id, source, on_day, batch_id, person_id, recorded_at)
    select b.tenant_id, gen_random_uuid(), k.child_id, ${source}, ${today}::date, b.id, b.decided_by_id, clock_timestamp()
    from app.import_batch b cross join lateral (
      select c.child_id from app.import_change c where c.tenant_id = b.tenant_id and c.batch_id = b.id
      union select r.child_id from app.import_row r where r.tenant_id = b.tenant_id and r.batch_id = b.id
        and r.attempt = ${batch.attempt} and r.plan = 'same' and r.child_id is not null) k
    where b.tenant_id = ${tenantId}::uuid and b.id = ${batch.id}::uuid and b.decided_by_id is not null`
}

/** 整批撤销：这一批的核实自此刻起不算，从前的日子照旧。 */
export async function undoImportChecks(tx: Tx, clock: Clockwork, batchId: string, at: Date): Promise<void> {
  await tx.childCheck.updateMany({
    where: { AND: [viaChild(clock), { batchId, undoneAt: null }] },
    data: { undoneAt: at },
  })
}
