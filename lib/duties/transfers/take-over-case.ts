import type { Tx } from '#lib/data/database'
import { findChildToTransfer } from '#lib/data/transfers/child-to-transfer'
import type { FoundTransfer, TransferSummary } from '#lib/data/transfers/transfers'
import type { Instant } from '#lib/rules/calendar/instant'
import { plainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork } from '#lib/rules/people/actor'
import { openCaseForPupil } from './open-case-for-pupil.ts'

type CarriedCase = NonNullable<TransferSummary['kase']>

/**
 * 案随学籍转来，在接收学校接着立案（DT-4.4.3）：孩子换了县，没有换掉没上学这件事。
 * 已有未结的疑似辍学案的不再立；反复来也只立一件。
 */
export async function takeOverCase(
  tx: Tx,
  clock: Clockwork,
  transfer: FoundTransfer,
  about: { readonly childId: string; readonly kase: CarriedCase; readonly at: Instant },
): Promise<void> {
  const child = await findChildToTransfer(tx, clock, about.childId)
  if (!child || child.dropoutCases.some(({ line }) => line === 'truancy')) return
  const school = await tx.unit.findFirst({
    where: { tenantId: clock.tenantId, id: transfer.toSchoolId ?? '', kind: 'school' },
    select: { id: true, code: true, townshipId: true },
  })
  if (!school) throw new Error(`transfer ${transfer.id} names no school to take its case over`)
  await openCaseForPupil(
    tx,
    clock,
    {
      childId: child.id,
      school,
      classId: child.classId,
      villageId: child.villageId,
      townshipId: child.townshipId,
      householdTownshipId: child.householdTownshipId,
    },
    {
      at: about.at,
      absentSinceOn: plainDate(about.kase.absentSinceOn),
      clause: 'DT-4.4.3',
      note: `由${transfer.peerName}转来，原案号 ${about.kase.number}`,
    },
  )
}
