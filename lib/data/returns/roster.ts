import type { Tx } from '#lib/data/database'
import { dayFromColumn } from '#lib/data/days'
import { caseReach } from '#lib/data/reach'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { type CaseState, isCaseState } from '#lib/rules/cases/case-states'
import { genderText } from '#lib/rules/labels'
import type { Official } from '#lib/rules/people/actor'

/** 登记造册的一行；姓名照现在读，报表里只存案号。 */
export type RosterRow = {
  readonly id: string
  readonly number: string
  readonly state: CaseState
  readonly childName: string
  readonly gender: '男' | '女'
  readonly bornOn: PlainDate
  readonly className: string
  readonly absentSinceOn: PlainDate
  readonly reason: string | null
  readonly whereabouts: string | null
}

/** 报表所附的辍学、流失学生名册（LX-2.1.3，LX-3.2.2）：看得见的才列，先缺勤的在前。 */
export async function listRoster(
  tx: Tx,
  actor: Official,
  caseIds: readonly string[],
): Promise<readonly RosterRow[]> {
  const rows = await tx.dropoutCase.findMany({
    where: { AND: [caseReach(actor), { id: { in: [...caseIds] } }] },
    orderBy: [{ absentSinceOn: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      number: true,
      state: true,
      absentSinceOn: true,
      reason: true,
      whereabouts: true,
      child: { select: { name: true, gender: true, birthOn: true } },
      class: { select: { name: true } },
    },
  })
  return rows.map(({ child, class: room, state, absentSinceOn, ...row }) => ({
    ...row,
    state: isCaseState(state) ? state : 'alert',
    childName: child.name,
    gender: genderText(child.gender),
    bornOn: dayFromColumn(child.birthOn),
    className: room?.name ?? '',
    absentSinceOn: dayFromColumn(absentSinceOn),
  }))
}
