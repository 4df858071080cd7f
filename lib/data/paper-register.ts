import type { Official } from '#lib/rules/people/actor'
import { paperOf } from './cases/case-paper.ts'
import { PAPER_SELECT } from './cases/case-select.ts'
import type { Tx } from './database.ts'
import { viaCase } from './reach.ts'

/** 本机关签发过文书的各年，近的在前。 */
export async function registerYears(tx: Tx, actor: Official): Promise<readonly number[]> {
  const rows = await tx.issuedPaper.groupBy({
    by: ['year'],
    where: { AND: [viaCase(actor), { issuerId: { in: [...actor.unitIds] } }] },
    orderBy: { year: 'desc' },
  })
  return rows.map(({ year }) => year)
}

/** 本机关的文书登记簿，某年的或待送达的，一份不落：签发、作废、重开、送达，号大的在前。缺号要对着整本查。 */
export async function listRegister(
  tx: Tx,
  actor: Official,
  filter: { readonly year: number } | { readonly waiting: true },
) {
  const rows = await tx.issuedPaper.findMany({
    where: {
      AND: [
        viaCase(actor),
        { issuerId: { in: [...actor.unitIds] } },
        'year' in filter ? filter : { services: { none: {} }, spoilings: { none: {} } },
      ],
    },
    orderBy: [{ year: 'desc' }, { kind: 'asc' }, { serial: 'desc' }],
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
