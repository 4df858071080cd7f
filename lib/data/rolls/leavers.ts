import type { Tx } from '#lib/data/database'
import { childReach } from '#lib/data/reach'
import { leaverReach } from '#lib/data/reach-papers'
import type { Clockwork, Official } from '#lib/rules/people/actor'

/** 名单交到本校、还没有编班的小学毕业生；已经编班的、撤销升班退回去的，不再列。 */
export async function listLeaversToAdmit(tx: Tx, actor: Official) {
  return tx.child.findMany({
    where: {
      AND: [
        childReach(actor),
        {
          classId: null,
          status: { in: ['never_enrolled', 'home_teaching'] },
          leavings: { some: { toSchoolId: { in: [...actor.unitIds] } } },
        },
      ],
    },
    orderBy: [{ namePinyin: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      name: true,
      gender: true,
      status: true,
      village: { select: { name: true } },
      leavings: {
        orderBy: { recordedAt: 'desc' },
        take: 1,
        select: { class: { select: { name: true } }, fromSchool: { select: { name: true } } },
      },
      dropoutCases: { where: { closedAt: null }, select: { id: true } },
    },
  })
}
export type LeaverToAdmit = Awaited<ReturnType<typeof listLeaversToAdmit>>[number]

/** 交出的名单，按班、按接收的学校只有数：孩子已经归接收的学校看。 */
export async function countLeavers(tx: Tx, actor: Official, rollOverId: string) {
  const rows = await tx.schoolLeaver.findMany({
    where: { AND: [leaverReach(actor), { rollOverId }] },
    select: { class: { select: { name: true } }, toSchool: { select: { name: true } } },
  })
  const counts = new Map<string, { className: string; schoolName: string | null; count: number }>()
  for (const row of rows) {
    const key = `${row.class.name} ${row.toSchool?.name ?? ''}`
    const counted = counts.get(key)
    const schoolName = row.toSchool?.name ?? null
    counts.set(key, { className: row.class.name, schoolName, count: (counted?.count ?? 0) + 1 })
  }
  return [...counts.values()].toSorted((a, b) => a.className.localeCompare(b.className, 'zh'))
}

/** 某年小学毕业、开学还没有编进初中的班、也没有别的着落的，至多 `atMost` 个；没有登记乡镇的立不了案，不在其中。 */
export async function listLeaversNotArrived(tx: Tx, clock: Clockwork, year: number, atMost: number) {
  return tx.child.findMany({
    where: {
      AND: [
        childReach(clock),
        {
          classId: null,
          status: 'never_enrolled',
          townshipId: { not: null },
          dropoutCases: { none: { closedAt: null } },
          leavings: { some: { toSchoolId: { not: null }, rollOver: { state: 'confirmed', year } } },
        },
      ],
    },
    orderBy: { id: 'asc' },
    take: atMost,
    select: {
      id: true,
      schoolId: true,
      village: { select: { id: true, code: true } },
      township: { select: { id: true, code: true } },
    },
  })
}
