import type { Tx } from '#lib/data/database'
import { columnFromDay } from '#lib/data/days'
import { openDeadlines } from '#lib/data/deadlines'
import { newId } from '#lib/data/ids'
import { nextSerial } from '#lib/data/serials'
import { appendEvent } from '#lib/ledger/append'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { FIRST_STATE } from '#lib/rules/cases/case-states'
import type { DutyStarted } from '#lib/rules/clocks/duties-started'
import type { Clockwork, Official } from '#lib/rules/people/actor'

type Place = { readonly id: string; readonly code: string }

export type NeverEnrolled = {
  readonly childId: string
  /** 学区学校；人籍比对出来的还不知道是哪一所。 */
  readonly schoolId: string | null
  /** 常住的村；只知道乡镇的没有。 */
  readonly village: Place | null
  readonly township: Place
  readonly policyVersionId: string
  /** 凭采用的文件里的哪一条。 */
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
 * 立一件未入学的案：按村（没有村的按乡镇）取号 `年份-区划末八位-三位序号`，乡镇当即是当事一方，
 * 入户时限起算。同一儿童已有未结的，唯一约束不许，调用者先查。
 */
export async function openNeverEnrolledCase(
  tx: Tx,
  actor: Official | Clockwork,
  opening: NeverEnrolled,
): Promise<{ readonly caseId: string; readonly number: string }> {
  const caseId = newId()
  const number = await numberOf(tx, actor, opening)
  await tx.dropoutCase.createMany({
    data: {
      tenantId: actor.tenantId,
      id: caseId,
      number,
      childId: opening.childId,
      line: 'never_enrolled',
      state: FIRST_STATE.never_enrolled,
      schoolId: opening.schoolId,
      villageId: opening.village?.id ?? null,
      townshipId: opening.township.id,
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
      fromState: FIRST_STATE.never_enrolled,
      toState: FIRST_STATE.never_enrolled,
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
    ownerUnitId: opening.township.id,
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
    facts: {
      line: 'never_enrolled',
      number,
      clause: opening.clause,
      since: opening.sinceOn,
      reason: opening.reason,
    },
  })
  return { caseId, number }
}

/** 村与乡镇的区划代码末八位不会相同，所以两处取的号也不会相同。 */
async function numberOf(
  tx: Tx,
  actor: Official | Clockwork,
  { village, township, foundOn }: NeverEnrolled,
): Promise<string> {
  const year = Number(foundOn.slice(0, 4))
  const issuer = village ?? township
  const serial = await nextSerial(tx, actor.tenantId, { schoolId: issuer.id, series: 'case', year })
  return `${year}-${issuer.code.slice(4)}-${String(serial).padStart(3, '0')}`
}
