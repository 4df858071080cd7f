import { type Instant, instant } from '#lib/rules/calendar/instant'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { pinnedProfiles } from './policies.ts'
import { viaCase } from './reach.ts'

/** 送到此人所在单位、还没有签收也没有退回的报告，先送达的在前。 */
export async function listInbox(tx: Tx, actor: Official) {
  const rows = await tx.writtenReport.findMany({
    where: {
      AND: [
        viaCase(actor),
        { case: { state: 'reported' } },
        {
          reportRecipients: {
            some: { kind: 'township', unitId: { in: [...actor.unitIds] }, reportReceipts: { none: {} } },
          },
        },
      ],
    },
    orderBy: [{ signedAt: 'asc' }, { draftedAt: 'asc' }],
    select: {
      id: true,
      body: true,
      year: true,
      serial: true,
      digest: true,
      signedAt: true,
      draftedAt: true,
      draftedByClock: true,
      school: { select: { name: true } },
      case: {
        select: {
          id: true,
          number: true,
          version: true,
          schoolFailure: true,
          policyVersion: { select: { id: true, code: true, digest: true } },
          principalContacts: {
            orderBy: { recordedAt: 'asc' },
            select: { party: true, means: true, contacted: true, contactedAt: true, result: true },
          },
        },
      },
      countersignatures: {
        select: { recordedAt: true, person: { select: { id: true, name: true } } },
      },
      spoiledSerials: { select: { serial: true, reissuedSerial: true } },
      reportRecipients: { select: { kind: true, name: true } },
    },
  })
  const profileOf = await pinnedProfiles(tx, actor, rows)
  return rows.map(({ countersignatures, spoiledSerials, ...row }) => ({
    ...row,
    sentAt: stamp(row.signedAt ?? row.draftedAt),
    signedAt: row.signedAt ? stamp(row.signedAt) : null,
    profile: profileOf(row),
    contacts: row.case.principalContacts.map((one) => ({ ...one, contactedAt: stamp(one.contactedAt) })),
    spoiled: spoiledSerials,
    countersigned:
      countersignatures.map(({ person, recordedAt }) => ({ by: person, recordedAt: stamp(recordedAt) }))[0] ??
      null,
  }))
}

function stamp(date: Date): Instant {
  return instant(date.getTime())
}
