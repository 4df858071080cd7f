import type { Tx } from '#lib/data/database'
import { columnFromDay } from '#lib/data/days'
import { openDeadlines } from '#lib/data/deadlines'
import { newId } from '#lib/data/ids'
import { nextSerial } from '#lib/data/serials'
import { appendEvent } from '#lib/ledger/append'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { DutyStarted } from '#lib/rules/clocks/duties-started'
import type { Clockwork, Official } from '#lib/rules/people/actor'

export type NeverEnrolled = {
  readonly childId: string
  readonly schoolId: string
  readonly village: { readonly id: string; readonly code: string }
  readonly townshipId: string
  readonly policyVersionId: string
  readonly clause: string
  readonly reason: string | null
  readonly whereabouts: string | null
  /** 应入学的那一天。 */
  readonly sinceOn: PlainDate
  readonly foundOn: PlainDate
  readonly note: string
  readonly visit: DutyStarted
}

/**
 * 立一件未入学的案（DT-3.1.3）：按村取号 `年份-区划末八位-三位序号`，乡镇当即是当事一方，
 * 入户时限起算。同一儿童已有未结的，唯一约束不许，调用者先查。
 */
export async function openNeverEnrolledCase(
  tx: Tx,
  actor: Official | Clockwork,
  opening: NeverEnrolled,
): Promise<{ readonly caseId: string; readonly number: string }> {
  const year = Number(opening.foundOn.slice(0, 4))
  const counter = { schoolId: opening.village.id, series: 'case', year } as const
  const serial = await nextSerial(tx, actor.tenantId, counter)
  const number = `${year}-${opening.village.code.slice(4)}-${String(serial).padStart(3, '0')}`
  const caseId = newId()
  const place = { schoolId: opening.schoolId, villageId: opening.village.id, townshipId: opening.townshipId }
  await tx.dropoutCase.createMany({
    data: {
      ...place,
      tenantId: actor.tenantId,
      id: caseId,
      number,
      childId: opening.childId,
      line: 'never_enrolled',
      state: 'survey',
      townshipSince: new Date(),
      policyVersionId: opening.policyVersionId,
      triggerClause: opening.clause,
      metDays: [columnFromDay(opening.foundOn)],
      absentSinceOn: columnFromDay(opening.sinceOn),
      openedAt: new Date(),
      reason: opening.reason,
      whereabouts: opening.whereabouts,
    },
  })
  await tx.caseStep.createMany({
    data: {
      tenantId: actor.tenantId,
      id: newId(),
      caseId,
      ordinal: 1,
      verb: 'open_case',
      fromState: 'survey',
      toState: 'survey',
      personId: actor.kind === 'official' ? actor.personId : null,
      appointmentId: actor.kind === 'official' ? actor.appointmentId : null,
      role: actor.kind === 'official' ? actor.role : 'clock',
      note: opening.note || null,
      happenedOn: columnFromDay(opening.foundOn),
      recordedAt: new Date(),
    },
  })
  const subject = {
    subjectId: caseId,
    caseId,
    childId: opening.childId,
    schoolId: opening.schoolId,
    ownerUnitId: opening.townshipId,
    ownerRole: opening.visit.owner,
    policyVersionId: opening.policyVersionId,
  }
  await openDeadlines(tx, actor, [{ duty: { ...opening.visit, event: 'open_case' }, subject }])
  await appendEvent(tx, actor, {
    verb: 'open_case',
    subjectKind: 'dropout_case',
    subjectId: caseId,
    caseId,
    schoolId: opening.schoolId,
    happenedOn: opening.foundOn,
    facts: { line: 'never_enrolled', number, clause: opening.clause, reason: opening.reason },
  })
  return { caseId, number }
}
