import { dayFromColumn } from '#lib/data/days'
import type { Prisma } from '#lib/generated/prisma/client'
import { instant } from '#lib/rules/calendar/instant'
import { isPaperKind } from '#lib/rules/cases/paper-kinds'
import type { PAPER_SELECT } from './case-select.ts'

type PaperRow = Prisma.IssuedPaperGetPayload<{ select: typeof PAPER_SELECT }>

/** 一份法律文书：签发、送达或作废。 */
export type CasePaper = ReturnType<typeof paperOf>

/** 数据库里的一行文书 → CasePaper。 */
export function paperOf(row: PaperRow) {
  const { services, spoilings, kind, ...paper } = row
  if (!isPaperKind(kind)) throw new Error(`an unknown kind of paper is stored: ${kind}`)
  const service = services[0]
  const spoiled = spoilings[0]
  return {
    ...paper,
    ...signed(row),
    kind,
    issuedOn: dayFromColumn(row.issuedOn),
    service: service
      ? {
          ...service,
          ...signed(service),
          servedOn: dayFromColumn(service.servedOn),
          returnBy: service.returnBy ? dayFromColumn(service.returnBy) : null,
        }
      : null,
    spoiled: spoiled ? { ...spoiled, ...signed(spoiled) } : null,
  }
}

function signed(row: {
  readonly person: { readonly id: string; readonly name: string }
  readonly recordedAt: Date
}) {
  return { by: row.person, recordedAt: instant(row.recordedAt.getTime()) }
}
