import type { Tx } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import type { Instant } from '#lib/rules/calendar/instant'
import type { Official } from '#lib/rules/people/actor'

/** 校长的一次联系：一方一条。 */
export async function insertPrincipalContact(
  tx: Tx,
  actor: Official,
  caseId: string,
  contact: {
    readonly party: string
    readonly means: string
    readonly contacted: string
    readonly contactedAt: Instant
    readonly result: string
  },
): Promise<void> {
  const { party, means, contacted, result } = contact
  await tx.principalContact.createMany({
    data: {
      tenantId: actor.tenantId,
      id: newId(),
      caseId,
      party,
      means,
      contacted,
      contactedAt: new Date(contact.contactedAt),
      result,
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      recordedAt: new Date(),
    },
  })
}
