import type { Tx } from '#lib/data/database'
import { dayFromColumn } from '#lib/data/days'
import { caseReach, childReach } from '#lib/data/reach'
import type { Prisma } from '#lib/generated/prisma/client'
import { type Instant, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { type CaseLine, type CaseState, isCaseLine, isCaseState } from '#lib/rules/cases/case-states'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import { caseClock } from './case-clock.ts'
import { paperOf } from './case-paper.ts'
import { casePersonOf } from './case-people.ts'
import { CASE_SELECT, CHILD_SELECT } from './case-select.ts'

type CaseRow = Prisma.DropoutCaseGetPayload<{ select: typeof CASE_SELECT }>
type ChildRow = Prisma.ChildGetPayload<{ select: typeof CHILD_SELECT }>

/** 时限一行，连同它的逐日推算。 */
export type CaseDeadline = ReturnType<typeof deadlineOf>
/** 一份书面报告：草稿或已签发。 */
export type CaseReport = ReturnType<typeof reportOf>
/** 一件个案的全部事实；日是 PlainDate，时刻是 Instant，密文仍是密文。 */
export type FoundCase = ReturnType<typeof caseOf>

/** 可及范围之内的一件个案；没有，或不归此人，都是 null。 */
export async function findCase(
  tx: Tx,
  actor: Official | Clockwork,
  caseId: string,
): Promise<FoundCase | null> {
  const row = await tx.dropoutCase.findFirst({
    where: { AND: [caseReach(actor), { id: caseId }] },
    select: CASE_SELECT,
  })
  if (!row) return null
  const child = await tx.child.findFirst({
    where: { AND: [childReach(actor), { id: row.childId }] },
    select: CHILD_SELECT,
  })
  return child ? caseOf(row, child) : null
}

function caseOf(row: CaseRow, child: ChildRow) {
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    line: known(isCaseLine, row.line) satisfies CaseLine,
    state: known(isCaseState, row.state) satisfies CaseState,
    schoolId: row.schoolId,
    classId: row.classId,
    villageId: row.villageId,
    townshipId: row.townshipId,
    townshipSince: at(row.townshipSince),
    policyVersionId: row.policyVersionId,
    policyCode: row.policyVersion.code,
    policyFrom: dayFromColumn(row.policyVersion.effectiveFrom),
    triggerClause: row.triggerClause,
    metDays: row.metDays.map(dayFromColumn),
    absentSinceOn: dayFromColumn(row.absentSinceOn),
    openedAt: stamp(row.openedAt),
    reason: row.reason,
    whereabouts: row.whereabouts,
    responsible: row.responsible,
    schoolFailure: row.schoolFailure,
    relapses: row.relapses,
    returnedOn: on(row.returnedOn),
    untilOn: on(row.untilOn),
    closeReason: row.closeReason,
    closedAt: at(row.closedAt),
    school: row.school,
    class: row.class,
    township: row.township,
    village: row.village,
    child: {
      ...child,
      birthOn: dayFromColumn(child.birthOn),
      categories: child.childCategorys.map((one) => one.category),
    },
    people: row.casePeople.map(casePersonOf),
    plans: row.casePlans.map((one) => ({ ...one, ...signed(one) })),
    steps: row.caseSteps.map((step) => ({ ...step, ...signed(step), happenedOn: on(step.happenedOn) })),
    persuasions: row.persuasions.map((one) => ({
      ...one,
      ...signed(one),
      persuadedAt: stamp(one.persuadedAt),
    })),
    handOvers: row.handOvers.map((one) => ({
      ...one,
      ...signed(one),
      answer: one.handOverAnswers.map((answer) => ({ ...answer, ...signed(answer) }))[0] ?? null,
    })),
    contacts: row.principalContacts.map((one) => ({
      ...one,
      ...signed(one),
      contactedAt: stamp(one.contactedAt),
    })),
    reports: row.writtenReports.map(reportOf),
    visits: row.townshipVisits.map((one) => ({
      ...one,
      ...signed(one),
      visitedOn: dayFromColumn(one.visitedOn),
    })),
    measures: row.townshipMeasures.map((one) => ({
      ...one,
      ...signed(one),
      issuedOn: dayFromColumn(one.issuedOn),
    })),
    papers: row.issuedPapers.map(paperOf),
    overrides: row.overrides.map((one) => ({ ...one, ...signed(one) })),
    returns: row.caseReturns.map((one) => ({
      ...one,
      ...signed(one),
      returnedOn: dayFromColumn(one.returnedOn),
    })),
    observations: row.observations.map((one) => ({
      ...one,
      recordedAt: stamp(one.recordedAt),
      completedOn: on(one.completedOn),
    })),
    strikeOffs: row.strikeOffs.map((one) => ({ ...one, ...signed(one) })),
    deadlines: row.deadlines.map(deadlineOf),
  }
}

function reportOf(row: CaseRow['writtenReports'][number]) {
  return {
    id: row.id,
    round: row.round,
    body: row.body,
    draftedByClock: row.draftedByClock,
    draftedAt: stamp(row.draftedAt),
    year: row.year,
    serial: row.serial,
    signedBy: row.signedBy,
    signedAt: at(row.signedAt),
    digest: row.digest,
    recipients: row.reportRecipients.map((recipient) => ({
      id: recipient.id,
      kind: recipient.kind,
      unitId: recipient.unitId,
      name: recipient.name,
      divisionCode: recipient.divisionCode,
      address: recipient.address,
      deliveries: recipient.paperDeliveries.map((one) => ({
        ...one,
        ...signed(one),
        sentOn: dayFromColumn(one.sentOn),
      })),
      answers: recipient.paperAnswers.map((one) => ({
        ...one,
        ...signed(one),
        answeredOn: dayFromColumn(one.answeredOn),
      })),
      receipt: recipient.reportReceipts.map((one) => ({ ...one, ...signed(one) }))[0] ?? null,
    })),
    countersigned: row.countersignatures.map(signed)[0] ?? null,
    spoiled: row.spoiledSerials.map((one) => ({ ...one, ...signed(one) })),
  }
}

function deadlineOf(row: CaseRow['deadlines'][number]) {
  return {
    ...caseClock(row),
    subjectId: row.subjectId,
    round: row.round,
    ownerUnit: row.ownerUnit,
    changes: row.deadlineChanges.map((change) => ({
      why: change.why,
      oldDueAt: stamp(change.oldDueAt),
      newDueAt: stamp(change.newDueAt),
    })),
  }
}

type Signature = {
  readonly person: { readonly id: string; readonly name: string } | null
  readonly recordedAt: Date
}

function signed(row: Signature) {
  return { by: row.person, recordedAt: stamp(row.recordedAt) }
}

function known<T extends string>(is: (text: string) => text is T, text: string): T {
  if (!is(text)) throw new Error(`an unknown code is stored on a case: ${text}`)
  return text
}

function stamp(date: Date): Instant {
  return instant(date.getTime())
}

function at(date: Date | null): Instant | null {
  return date ? stamp(date) : null
}

function on(date: Date | null): PlainDate | null {
  return date ? dayFromColumn(date) : null
}
