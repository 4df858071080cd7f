import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { caseReach } from '#lib/data/reach'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { isCaseState } from '#lib/rules/cases/case-states'
import type { Official } from '#lib/rules/people/actor'
import { type CasePersonRow, hasLeft } from '#lib/rules/people/case-people'

type Stored = {
  readonly part: string
  readonly act: string
  readonly named: { readonly id: string; readonly name: string }
  readonly onDay: Date
  readonly reason: string | null
}

/** 存下的一行 → 规则认的一行。 */
export function casePersonOf(row: Stored): CasePersonRow {
  return {
    part: row.part === 'helper' ? 'helper' : 'responsible',
    act: row.act === 'released' ? 'released' : 'named',
    named: row.named,
    onDay: dayFromColumn(row.onDay),
    reason: row.reason,
  }
}

/** 定一个人，或解除一个人，留一行。 */
export async function insertCasePerson(
  tx: Tx,
  actor: Official,
  row: {
    readonly caseId: string
    readonly part: CasePersonRow['part']
    readonly act: CasePersonRow['act']
    readonly namedId: string
    readonly onDay: PlainDate
    readonly reason: string
  },
): Promise<void> {
  await tx.casePerson.createMany({
    data: {
      tenantId: actor.tenantId,
      id: newId(),
      ...row,
      onDay: columnFromDay(row.onDay),
      reason: row.reason || null,
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      recordedAt: new Date(),
    },
  })
}

const AT_MOST = 500

/** 可及的未结个案里，责任人已不在个案所属单位任职的（F20）：列到另定为止。 */
export async function listLeftCases(tx: Tx, actor: Official, today: PlainDate) {
  const rows = await tx.dropoutCase.findMany({
    where: { AND: [caseReach(actor), { closedAt: null, responsibleId: { not: null } }] },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
    take: AT_MOST,
    select: {
      id: true,
      number: true,
      state: true,
      schoolId: true,
      townshipId: true,
      child: { select: { name: true } },
      school: { select: { name: true } },
      township: { select: { name: true } },
      responsible: {
        select: {
          name: true,
          appointments: {
            select: {
              fromOn: true,
              toOn: true,
              unit: {
                select: { id: true, parentId: true, parent: { select: { parentId: true } } },
              },
            },
          },
        },
      },
    },
  })
  return rows.flatMap(({ responsible, state, ...row }) => {
    const unitId = row.schoolId ?? row.townshipId
    if (!responsible || !unitId || !isCaseState(state)) return []
    const posts = responsible.appointments.map(({ fromOn, toOn, unit }) => ({
      unitIds: [unit.id, unit.parentId, unit.parent?.parentId].filter((id) => id != null),
      fromOn: dayFromColumn(fromOn),
      toOn: toOn ? dayFromColumn(toOn) : null,
    }))
    if (!hasLeft(posts, unitId, today)) return []
    return [{ ...row, state, responsible: responsible.name, childName: row.child.name }]
  })
}

export type LeftCase = Awaited<ReturnType<typeof listLeftCases>>[number]
