import type { Tx } from '#lib/data/database'
import { columnFromDay } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork, Official } from '#lib/rules/people/actor'

/** 一件已经办了的事。`facts` 只放编号、代码、数目与摘要；姓名、证件号、电话、住址一律不进账。 */
export type Act = {
  readonly verb: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly caseId?: string | null
  readonly classId?: string | null
  readonly schoolId?: string | null
  /** 自述的发生日；与记录时间的差距照实显示。 */
  readonly happenedOn?: PlainDate | null
  readonly facts: Readonly<Record<string, string | number | boolean | null | readonly string[]>>
}

/**
 * 把事件写进台账，与行为同一事务；链在提交时由数据库接上（design 9）。
 * 用 createMany：不回读，乡镇写完学校的事件也不会被可及范围拦住。
 */
export async function appendEvents(tx: Tx, actor: Official | Clockwork, acts: readonly Act[]): Promise<void> {
  if (acts.length === 0) return
  await tx.ledgerEvent.createMany({
    data: acts.map((act) => {
      const { happenedOn, ...line } = eventLine(actor, act)
      return {
        tenantId: actor.tenantId,
        ...line,
        happenedOn: happenedOn ? columnFromDay(happenedOn) : null,
        recordedAt: new Date(),
      }
    }),
  })
}

/** 一件事 → 要写的一行，租户与时间之外的各列；键按字母排，同样的事写成同样的字。 */
export function eventLine(actor: Official | Clockwork, act: Act) {
  return {
    id: newId(),
    verb: act.verb,
    subjectKind: act.subjectKind,
    subjectId: act.subjectId,
    caseId: act.caseId ?? null,
    classId: act.classId ?? null,
    schoolId: act.schoolId ?? null,
    personId: actor.kind === 'official' ? actor.personId : null,
    appointmentId: actor.kind === 'official' ? actor.appointmentId : null,
    role: actor.kind === 'official' ? actor.role : 'clock',
    happenedOn: act.happenedOn ?? null,
    payload: JSON.stringify(
      Object.fromEntries(Object.entries(act.facts).sort(([a], [b]) => (a < b ? -1 : 1))),
    ),
  }
}

/** 单件事。 */
export async function appendEvent(tx: Tx, actor: Official | Clockwork, act: Act): Promise<void> {
  await appendEvents(tx, actor, [act])
}
