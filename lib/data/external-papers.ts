import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { columnFromDay } from './days.ts'
import { newId } from './ids.ts'
import { viaCase } from './reach.ts'

type Place = { readonly caseId: string; readonly recipientId: string }

function mine(actor: Official) {
  return {
    tenantId: actor.tenantId,
    id: newId(),
    personId: actor.personId,
    appointmentId: actor.appointmentId,
    recordedAt: new Date(),
  }
}

/** 寄送一次。 */
export async function insertDelivery(
  tx: Tx,
  actor: Official,
  place: Place,
  sent: {
    readonly means: string
    readonly sentOn: PlainDate
    readonly trackingNumber: string
    readonly note: string
  },
): Promise<void> {
  await tx.paperDelivery.createMany({
    data: {
      ...mine(actor),
      ...place,
      means: sent.means,
      sentOn: columnFromDay(sent.sentOn),
      trackingNumber: sent.trackingNumber || null,
      note: sent.note || null,
    },
  })
}

/** 县外的一次答复。 */
export async function insertAnswer(
  tx: Tx,
  actor: Official,
  place: Place,
  answer: {
    readonly decision: string
    readonly answeredOn: PlainDate
    readonly answeredBy: string
    readonly content: string
  },
): Promise<void> {
  const { decision, answeredBy, content } = answer
  await tx.paperAnswer.createMany({
    data: {
      ...mine(actor),
      ...place,
      decision,
      answeredOn: columnFromDay(answer.answeredOn),
      answeredBy,
      content,
    },
  })
}

/** 同一区划从前写过的收件单位，供填写时带出；没有写过的为 null。 */
export async function lastOutsideUnit(
  tx: Tx,
  actor: Official,
  divisionCode: string,
): Promise<{ readonly name: string; readonly address: string } | null> {
  const row = await tx.reportRecipient.findFirst({
    where: { AND: [{ report: viaCase(actor) }, { kind: 'external', divisionCode }] },
    orderBy: { id: 'desc' },
    select: { name: true, address: true },
  })
  return row ? { name: row.name, address: row.address ?? '' } : null
}
