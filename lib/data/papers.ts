import { createHash } from 'node:crypto'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { PaperKind } from '#lib/rules/cases/paper-kinds'
import type { ServiceMeans } from '#lib/rules/labels'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { columnFromDay } from './days.ts'
import { newId } from './ids.ts'

type Body = Readonly<Record<string, string>>

function mine(actor: Official) {
  return {
    tenantId: actor.tenantId,
    id: newId(),
    personId: actor.personId,
    appointmentId: actor.appointmentId,
    recordedAt: new Date(),
  }
}

/** 取下一个号：每机关、每种、每年连续。行锁握到提交，回滚即退号。 */
async function nextPaperSerial(
  tx: Tx,
  tenantId: string,
  counter: { readonly issuerId: string; readonly kind: PaperKind; readonly year: number },
): Promise<number> {
  const rows = await tx.$queryRaw<{ last: number }[]>`
    insert into app.paper_counter as held (tenant_id, id, issuer_id, kind, year, last)
    values (${tenantId}::uuid, ${newId()}::uuid, ${counter.issuerId}::uuid, ${counter.kind}, ${counter.year}, 1)
    on conflict (tenant_id, issuer_id, kind, year) do update set last = held.last + 1
    returning last`
  const last = rows[0]?.last
  if (last === undefined) throw new Error('a paper counter gave no number')
  return last
}

export type NewPaper = {
  readonly caseId: string
  readonly kind: PaperKind
  readonly issuerId: string
  readonly title: string
  readonly termDays: number | null
  readonly body: Body
  readonly replacesId: string | null
  readonly issuedOn: PlainDate
}

export type Numbered = {
  readonly paperId: string
  readonly year: number
  readonly serial: number
  readonly digest: string
}

/** 签发一份：取号、定稿、算摘要。 */
export async function insertPaper(tx: Tx, actor: Official, paper: NewPaper): Promise<Numbered> {
  const year = Number(paper.issuedOn.slice(0, 4))
  const { caseId, kind, issuerId, title, termDays, body, replacesId } = paper
  const serial = await nextPaperSerial(tx, actor.tenantId, { issuerId, kind, year })
  const digest = paperDigest({ kind, year, serial, body })
  const row = mine(actor)
  await tx.issuedPaper.createMany({
    data: {
      ...row,
      ...{ caseId, kind, issuerId, title, year, serial, termDays, digest, replacesId },
      body,
      issuedOn: columnFromDay(paper.issuedOn),
    },
  })
  return { paperId: row.id, year, serial, digest }
}

/** 一份文书的摘要（SHA-256），覆盖种类、编号与内容。 */
export function paperDigest(paper: {
  readonly kind: PaperKind
  readonly year: number
  readonly serial: number
  readonly body: Body
}): string {
  const body = Object.entries(paper.body).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify([paper.kind, paper.year, paper.serial, body]))
    .digest('hex')
}

export type NewService = {
  readonly paperId: string
  readonly manner: ServiceMeans
  readonly servedOn: PlainDate
  readonly place: string
  readonly receiver: string
  readonly witnessOne: string
  readonly witnessTwo: string
  readonly trackingNumber: string
  readonly proofId: string
  readonly returnBy: PlainDate | null
}

/** 送达回证。 */
export async function insertService(tx: Tx, actor: Official, service: NewService): Promise<void> {
  await tx.paperService.createMany({
    data: {
      ...mine(actor),
      paperId: service.paperId,
      manner: service.manner,
      servedOn: columnFromDay(service.servedOn),
      place: service.place,
      receiver: service.receiver || null,
      witnessOne: service.witnessOne || null,
      witnessTwo: service.witnessTwo || null,
      trackingNumber: service.trackingNumber || null,
      proofId: service.proofId,
      returnBy: service.returnBy ? columnFromDay(service.returnBy) : null,
    },
  })
}

/** 作废一份未送达的。 */
export async function insertSpoiling(
  tx: Tx,
  actor: Official,
  spoiled: { readonly paperId: string; readonly reason: string },
): Promise<void> {
  await tx.spoiledPaper.createMany({ data: { ...mine(actor), ...spoiled } })
}
