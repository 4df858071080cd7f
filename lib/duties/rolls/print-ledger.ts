import { type LedgerList, listLedger } from '#lib/data/rolls/list-ledger'
import type { FieldKeys } from '#lib/data/sensitive'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import type { Ledger } from '#lib/rules/rolls/three-ledgers'
import type { LedgerFilter } from '#lib/schemas/rolls/ledger-filter'

/** 打印一本台账：全部行，与屏幕同数；谁、何时、印了哪一本哪一天多少行，同一事务入账。表格另走导出登记。 */
export async function printLedger(
  deps: Deps & { readonly keys: FieldKeys },
  actor: Official,
  asked: { readonly ledger: Ledger; readonly filter: LedgerFilter; readonly today: PlainDate },
): Promise<LedgerList> {
  return deps.db.asActor(actor, async (tx) => {
    const list = await listLedger(tx, actor, deps.keys, asked)
    const atSchool = ['officer', 'principal', 'inspector'].includes(actor.role)
    await appendEvent(tx, actor, {
      verb: 'export_ledger',
      subjectKind: 'ledger_export',
      subjectId: actor.appointmentId,
      schoolId: atSchool ? (actor.unitIds[0] ?? null) : null,
      happenedOn: asked.filter.on,
      facts: {
        ledger: asked.ledger,
        rows: list.total,
        status: asked.filter.status ?? null,
        state: asked.filter.state ?? null,
        category: asked.filter.category ?? null,
        units: [
          asked.filter.townshipId,
          asked.filter.villageId,
          asked.filter.schoolId,
          asked.filter.classId,
        ].filter((id) => id !== undefined),
      },
    })
    return list
  })
}
