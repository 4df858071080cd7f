import type { Tx } from '#lib/data/database'
import { columnFromDay } from '#lib/data/days'
import { openDeadlines } from '#lib/data/deadlines'
import { newId } from '#lib/data/ids'
import { nextSerial } from '#lib/data/serials'
import { appendEvent } from '#lib/ledger/append'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { FIRST_STATE } from '#lib/rules/cases/case-states'
import type { DutyStarted } from '#lib/rules/clocks/duties-started'
import type { Clockwork } from '#lib/rules/people/actor'
import { caseNumber } from './open-case.ts'

export type NeverEnrolledOpening = {
  readonly childId: string
  /** 承接的乡镇；编号按乡镇连续。 */
  readonly townshipId: string
  readonly townshipCode: string
  readonly villageId: string | null
  readonly policyVersionId: string
  readonly clause: string
  /** 应入学的那天。 */
  readonly dueOn: PlainDate
  readonly note: string
  readonly started: readonly DutyStarted[]
}

/** 未入学线立案（DT-3.1.3，DT-4.2.4）：没有学校，乡镇自始是当事一方；摸底入户的时限随即起算。 */
export async function openNeverEnrolled(
  tx: Tx,
  clock: Clockwork,
  opening: NeverEnrolledOpening,
  today: PlainDate,
): Promise<string> {
  const { tenantId } = clock
  const caseId = newId()
  const year = Number(today.slice(0, 4))
  const serial = await nextSerial(tx, tenantId, { schoolId: opening.townshipId, series: 'case', year })
  // 乡镇代码末三位是村，取乡镇那四位，与学校的编号不会相同（学校的前缀是校码）。
  const number = `W${caseNumber(year, opening.townshipCode.slice(0, 9), serial)}`
  const at = new Date()
  await tx.dropoutCase.createMany({
    data: {
      tenantId,
      id: caseId,
      number,
      childId: opening.childId,
      line: 'never_enrolled',
      state: FIRST_STATE.never_enrolled,
      villageId: opening.villageId,
      townshipId: opening.townshipId,
      townshipSince: at,
      policyVersionId: opening.policyVersionId,
      triggerClause: opening.clause,
      metDays: [columnFromDay(opening.dueOn)],
      absentSinceOn: columnFromDay(opening.dueOn),
      openedAt: at,
    },
  })
  await tx.caseStep.createMany({
    data: {
      tenantId,
      id: newId(),
      caseId,
      ordinal: 1,
      verb: 'open_case',
      fromState: FIRST_STATE.never_enrolled,
      toState: FIRST_STATE.never_enrolled,
      role: 'clock',
      note: opening.note,
      recordedAt: at,
    },
  })
  await openDeadlines(
    tx,
    clock,
    opening.started.map((duty) => ({
      duty: { ...duty, event: 'open_case' },
      subject: {
        subjectId: caseId,
        caseId,
        childId: opening.childId,
        ownerUnitId: opening.townshipId,
        ownerRole: duty.owner,
        policyVersionId: opening.policyVersionId,
      },
    })),
  )
  await appendEvent(tx, clock, {
    verb: 'open_case',
    subjectKind: 'dropout_case',
    subjectId: caseId,
    caseId,
    facts: { line: 'never_enrolled', number, clause: opening.clause, since: opening.dueOn },
  })
  return caseId
}
