import type { Tx } from '#lib/data/database'
import { trackedReach } from '#lib/data/reach'
import type { Official } from '#lib/rules/people/actor'
import { caseClock } from './case-clock.ts'
import { childNames } from './list-cases.ts'

/** 可及个案上在走的时限，一件不落，先到期的在前。 */
export async function listCaseDuties(tx: Tx, actor: Official) {
  const rows = await tx.deadline.findMany({
    where: {
      AND: [
        trackedReach(actor),
        { status: 'running', warning: false, caseId: { not: null }, case: { closedAt: null } },
      ],
    },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    include: {
      ownerUnit: { select: { name: true } },
      case: {
        select: {
          id: true,
          number: true,
          childId: true,
          state: true,
          schoolFailure: true,
          school: { select: { name: true } },
          class: { select: { name: true } },
          village: { select: { name: true } },
        },
      },
    },
  })
  const names = await childNames(
    tx,
    actor,
    rows.flatMap((row) => (row.case ? [row.case.childId] : [])),
  )
  return rows.flatMap((row) =>
    row.case
      ? [
          {
            clock: caseClock(row),
            ownerUnit: row.ownerUnit.name,
            kase: row.case,
            childName: names.get(row.case.childId) ?? '',
          },
        ]
      : [],
  )
}

export type CaseDuty = Awaited<ReturnType<typeof listCaseDuties>>[number]
