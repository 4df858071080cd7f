import type { Prisma } from '#lib/generated/prisma/client'
import { dayOf, instant, startOfDay } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { CLOSE_REASONS, isCloseReason } from '#lib/rules/cases/close-reasons'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { dayFromColumn } from './days.ts'
import { caseReach } from './reach.ts'

const NAMED = { select: { id: true, name: true } } as const

const ROW = {
  id: true,
  number: true,
  state: true,
  openedAt: true,
  closeReason: true,
  child: { select: { name: true } },
  school: NAMED,
  class: { select: { name: true } },
  township: NAMED,
  caseReturns: { orderBy: { returnedOn: 'asc' }, take: 1, select: { returnedOn: true } },
} as const satisfies Prisma.DropoutCaseSelect

/** 本学年立案的疑似辍学个案，从立案到头一次返校；劝返率、返校天数都由这些行算出。 */
export async function listReturnSpans(tx: Tx, actor: Official, since: PlainDate, schoolId?: string) {
  const rows = await tx.dropoutCase.findMany({
    where: {
      AND: [
        caseReach(actor),
        { line: 'truancy', openedAt: { gte: new Date(startOfDay(since)) } },
        ...(schoolId ? [{ schoolId }] : []),
      ],
    },
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
    select: ROW,
  })
  return rows.map(spanRow)
}

export type ReturnRow = Awaited<ReturnType<typeof listReturnSpans>>[number]

function spanRow(row: Prisma.DropoutCaseGetPayload<{ select: typeof ROW }>) {
  const returnedOn = row.caseReturns[0] ? dayFromColumn(row.caseReturns[0].returnedOn) : null
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    childName: row.child.name,
    schoolId: row.school?.id ?? null,
    schoolName: row.school?.name ?? '',
    className: row.class?.name ?? '',
    townshipName: row.township?.name ?? '',
    openedOn: dayOf(instant(row.openedAt.getTime())),
    returnedOn,
    counted: returnedOn !== null || !needsNoReturn(row.closeReason),
  }
}

/** 立案依据消失的，核实已转学、死亡、出境的，不需劝返。缓学、休学仍须返校。 */
function needsNoReturn(closeReason: string | null): boolean {
  if (closeReason === null || !isCloseReason(closeReason)) return false
  const { kind } = CLOSE_REASONS[closeReason]
  return kind === 'mistake' || kind === 'departure'
}

/** 因返校销号的，和同一学生此后再立案的日子；复辍率由这些行算出。 */
export async function listClosings(tx: Tx, actor: Official) {
  const rows = await tx.dropoutCase.findMany({
    where: {
      AND: [
        caseReach(actor),
        { line: 'truancy', closeReason: 'returned_to_school', closedAt: { not: null } },
      ],
    },
    orderBy: [{ closedAt: 'desc' }, { id: 'desc' }],
    select: {
      id: true,
      number: true,
      closedAt: true,
      school: NAMED,
      class: { select: { name: true } },
      child: {
        select: {
          name: true,
          dropoutCases: {
            where: { line: 'truancy' },
            orderBy: { openedAt: 'asc' },
            select: { id: true, openedAt: true, number: true },
          },
        },
      },
    },
  })
  return rows.flatMap(({ closedAt, child, school, ...row }) => {
    if (closedAt === null) return []
    const again = child.dropoutCases.find((one) => one.id !== row.id && one.openedAt > closedAt)
    return [
      {
        id: row.id,
        number: row.number,
        childName: child.name,
        className: row.class?.name ?? '',
        schoolName: school?.name ?? '',
        closedOn: dayOf(instant(closedAt.getTime())),
        reopenedOn: again ? dayOf(instant(again.openedAt.getTime())) : null,
        reopened: again ? { id: again.id, number: again.number } : null,
      },
    ]
  })
}

export type ClosingRow = Awaited<ReturnType<typeof listClosings>>[number]
