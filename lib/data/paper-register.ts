import type { Official } from '#lib/rules/people/actor'
import { paperOf } from './cases/case-paper.ts'
import { PAPER_SELECT } from './cases/case-select.ts'
import type { Tx } from './database.ts'
import { viaCase } from './reach.ts'

const AT_MOST = 500

/** 本机关的文书登记簿：签发、作废、重开、送达，号大的在前。 */
export async function listRegister(tx: Tx, actor: Official, filter: { readonly waiting?: boolean }) {
  const rows = await tx.issuedPaper.findMany({
    where: {
      AND: [
        viaCase(actor),
        { issuerId: { in: [...actor.unitIds] } },
        filter.waiting ? { services: { none: {} }, spoilings: { none: {} } } : {},
      ],
    },
    orderBy: [{ year: 'desc' }, { kind: 'asc' }, { serial: 'desc' }],
    take: AT_MOST,
    select: {
      ...PAPER_SELECT,
      case: { select: { id: true, number: true } },
      replaces: { select: { serial: true } },
    },
  })
  return rows.map(({ case: kase, replaces, ...paper }) => ({
    ...paperOf(paper),
    kase,
    replaces: replaces?.serial ?? null,
  }))
}

export type RegisterRow = Awaited<ReturnType<typeof listRegister>>[number]
