import type { Tx } from '#lib/data/database'
import { dayFromColumn } from '#lib/data/days'
import { childReach } from '#lib/data/reach'
import type { Clockwork, Official } from '#lib/rules/people/actor'

/** 申请所关的儿童：在哪个班、哪个村，名下未结的个案；够不着是 null。 */
export async function findChildForPlacement(tx: Tx, actor: Official | Clockwork, childId: string) {
  const child = await tx.child.findFirst({
    where: { AND: [childReach(actor), { id: childId }] },
    select: {
      id: true,
      name: true,
      birthOn: true,
      villageId: true,
      schoolId: true,
      classId: true,
      status: true,
      village: { select: { id: true, code: true } },
      township: { select: { id: true, code: true } },
      class: { select: { name: true } },
      school: { select: { name: true } },
      guardians: { orderBy: { main: 'desc' }, take: 1, select: { name: true, relation: true } },
      dropoutCases: {
        where: { closedAt: null },
        select: { id: true, state: true, line: true, number: true, policyVersionId: true },
      },
    },
  })
  return child && { ...child, birthOn: dayFromColumn(child.birthOn) }
}

export type ChildForPlacement = NonNullable<Awaited<ReturnType<typeof findChildForPlacement>>>
