import { createHash } from 'node:crypto'
import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { viaCase } from '#lib/data/reach'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import { pathInSvg } from '#lib/rules/people/signature-strokes'

/** 一件个案上的签字，先签的在前；图只在可及范围之内读出，没有自己的地址。 */
export async function listSignatures(tx: Tx, actor: Official, caseId: string) {
  const rows = await tx.signature.findMany({
    where: { AND: [viaCase(actor), { caseId }] },
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      signer: true,
      signerName: true,
      means: true,
      signedOn: true,
      place: true,
      image: true,
      digest: true,
      person: { select: { name: true } },
    },
  })
  return rows.map(({ image, signedOn, ...row }) => ({
    ...row,
    signedOn: dayFromColumn(signedOn),
    path: image ? pathInSvg(Buffer.from(image).toString('utf8')) : null,
  }))
}

export type CaseSignature = Awaited<ReturnType<typeof listSignatures>>[number]

/** 存一个签字；图连同它的 SHA-256。给出摘要，纸上签的没有。 */
export async function insertSignature(
  tx: Tx,
  actor: Official,
  row: {
    readonly caseId: string
    readonly signer: string
    readonly signerName: string
    readonly means: string
    readonly signedOn: PlainDate
    readonly place: string | null
    readonly svg: string | null
  },
): Promise<{ readonly id: string; readonly digest: string | null }> {
  const { svg, ...rest } = row
  const image = svg === null ? null : new Uint8Array(Buffer.from(svg, 'utf8'))
  const digest = image === null ? null : createHash('sha256').update(image).digest('hex')
  const id = newId()
  await tx.signature.createMany({
    data: {
      tenantId: actor.tenantId,
      id,
      ...rest,
      signedOn: columnFromDay(row.signedOn),
      image,
      digest,
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      recordedAt: new Date(),
    },
  })
  return { id, digest }
}
