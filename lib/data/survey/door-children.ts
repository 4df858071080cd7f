import type { Tx } from '#lib/data/database'
import { dayFromColumn } from '#lib/data/days'
import { childReach } from '#lib/data/reach'
import type { Official } from '#lib/rules/people/actor'

/** 其中登记为未入学、没有编班、没有未结个案的，连同常住的村与乡镇；没有登记村的不在其中。 */
export async function listNeverEnrolled(tx: Tx, actor: Official, ids: readonly string[]) {
  const rows = await tx.child.findMany({
    where: {
      AND: [
        childReach(actor),
        {
          id: { in: [...ids] },
          status: 'never_enrolled',
          classId: null,
          dropoutCases: { none: { closedAt: null } },
        },
      ],
    },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      birthOn: true,
      schoolId: true,
      village: { select: { id: true, code: true, parent: { select: { id: true, code: true } } } },
    },
  })
  return rows.flatMap(({ village, birthOn, ...row }) =>
    village?.parent ? [{ ...row, birthOn: dayFromColumn(birthOn), village, township: village.parent }] : [],
  )
}
