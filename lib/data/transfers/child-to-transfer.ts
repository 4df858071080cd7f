import type { Tx } from '#lib/data/database'
import { dayFromColumn } from '#lib/data/days'
import { childReach } from '#lib/data/reach'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import { OPEN_TRANSFER_STATES } from '#lib/rules/placements/transfer-states'
import type { TransferSummary } from './transfers.ts'

/** 要转学的孩子：在哪个班、有没有未结的案与未了的转学。够不着为 null。 */
export async function findChildToTransfer(tx: Tx, actor: Official | Clockwork, childId: string) {
  const row = await tx.child.findFirst({
    where: { AND: [childReach(actor), { id: childId }] },
    select: {
      id: true,
      name: true,
      gender: true,
      birthOn: true,
      idKind: true,
      status: true,
      version: true,
      schoolId: true,
      classId: true,
      villageId: true,
      townshipId: true,
      householdTownshipId: true,
      class: { select: { name: true, gradeNo: true } },
      school: { select: { name: true, code: true, parentId: true, townshipId: true } },
      guardians: { orderBy: { main: 'desc' }, take: 1, select: { name: true, relation: true } },
      dropoutCases: {
        where: { closedAt: null },
        orderBy: { line: 'desc' },
        select: { id: true, number: true, state: true, line: true, absentSinceOn: true },
      },
      transfers: {
        where: { state: { in: [...OPEN_TRANSFER_STATES] } },
        select: { id: true },
      },
    },
  })
  return row ? { ...row, birthOn: dayFromColumn(row.birthOn) } : null
}

/** 这个孩子此刻未结的案，写给接收方看的几样；没有为 null。 */
export async function openCaseOf(
  tx: Tx,
  actor: Official | Clockwork,
  childId: string,
): Promise<TransferSummary['kase']> {
  const child = await findChildToTransfer(tx, actor, childId)
  return child ? carriedCase(child) : null
}

/** 孩子未结的案 → 写给接收方看的几样；没有为 null。 */
export function carriedCase({
  dropoutCases: [kase],
}: {
  readonly dropoutCases: readonly {
    readonly number: string
    readonly state: string
    readonly absentSinceOn: Date
  }[]
}): TransferSummary['kase'] {
  return kase
    ? { number: kase.number, state: kase.state, absentSinceOn: dayFromColumn(kase.absentSinceOn) }
    : null
}

/** 县内可以转去的学校：在办的、不是本校的，按代码。 */
export function listOtherSchools(tx: Tx, actor: Official, exceptId: string | null) {
  return tx.unit.findMany({
    where: {
      tenantId: actor.tenantId,
      kind: 'school',
      validTo: null,
      ...(exceptId ? { id: { not: exceptId } } : {}),
    },
    orderBy: { code: 'asc' },
    select: { id: true, name: true, stage: true },
  })
}

/** 一所学校的各个班，按年级、班，供接收时选。 */
export function listClassesOf(tx: Tx, actor: Official, schoolId: string) {
  return tx.unit.findMany({
    where: {
      tenantId: actor.tenantId,
      kind: 'class',
      validTo: null,
      OR: [{ parentId: schoolId }, { parent: { parentId: schoolId } }],
    },
    orderBy: [{ gradeNo: 'asc' }, { classNo: 'asc' }],
    select: { id: true, name: true, gradeNo: true },
  })
}
