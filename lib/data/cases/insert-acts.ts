import type { Tx } from '#lib/data/database'
import { columnFromDay } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import type { Instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { CloseReason } from '#lib/rules/cases/close-reasons'
import type { StrikeOffStage } from '#lib/rules/labels'
import type { Official } from '#lib/rules/people/actor'
import type { FoundCase } from './find-case.ts'

/** 每一行都由办理人本人署名，记录时间由数据库盖。 */
function mine(actor: Official) {
  return {
    tenantId: actor.tenantId,
    id: newId(),
    personId: actor.personId,
    appointmentId: actor.appointmentId,
    recordedAt: new Date(),
  }
}

export type NewPersuasion = {
  readonly phoned: boolean
  readonly visited: boolean
  readonly teachers: string
  readonly persuadedAt: Instant
  readonly truancyReason: string
  readonly whereabouts: string
  readonly familySituation: string
  readonly guardianAttitude: string
  readonly studentAttitude: string
  readonly methodsAndMeasures: string
  readonly effect: string
  readonly effectNote: string
}

/** 附件4 一次。 */
export async function insertPersuasion(
  tx: Tx,
  actor: Official,
  kase: FoundCase,
  form: NewPersuasion,
): Promise<void> {
  await tx.persuasion.createMany({
    data: {
      ...mine(actor),
      caseId: kase.id,
      ordinal: kase.persuasions.length + 1,
      phoned: form.phoned,
      visited: form.visited,
      teachers: form.teachers,
      persuadedAt: new Date(form.persuadedAt),
      truancyReason: form.truancyReason,
      whereabouts: form.whereabouts,
      familySituation: form.familySituation,
      guardianAttitude: form.guardianAttitude,
      studentAttitude: form.studentAttitude,
      methodsAndMeasures: form.methodsAndMeasures,
      effect: form.effect,
      effectNote: form.effectNote || null,
    },
  })
}

export type NewTownshipVisit = {
  readonly visitedOn: PlainDate
  readonly content: string
  readonly participants: string
  readonly outcome: string
}

/** 附件3 一行。 */
export async function insertTownshipVisit(
  tx: Tx,
  actor: Official,
  kase: FoundCase,
  form: NewTownshipVisit,
): Promise<void> {
  await tx.townshipVisit.createMany({
    data: {
      ...mine(actor),
      caseId: kase.id,
      ordinal: kase.visits.length + 1,
      visitedOn: columnFromDay(form.visitedOn),
      content: form.content,
      participants: form.participants,
      outcome: form.outcome,
    },
  })
}

/** 一次批评教育。责令、通知书、提请函是有编号的文书，另在 lib/data/papers。 */
export async function insertCriticism(
  tx: Tx,
  actor: Official,
  kase: FoundCase,
  given: { readonly content: string; readonly issuedOn: PlainDate },
): Promise<void> {
  await tx.townshipMeasure.createMany({
    data: {
      ...mine(actor),
      caseId: kase.id,
      kind: 'criticism',
      content: given.content,
      issuedOn: columnFromDay(given.issuedOn),
    },
  })
}

/** 一次返校，指明作凭据的那次点名。 */
export async function insertReturn(
  tx: Tx,
  actor: Official,
  kase: FoundCase,
  back: { readonly day: PlainDate; readonly rollCallId: string; readonly note: string },
): Promise<void> {
  await tx.caseReturn.createMany({
    data: {
      ...mine(actor),
      caseId: kase.id,
      round: kase.returns.length + 1,
      returnedOn: columnFromDay(back.day),
      rollCallId: back.rollCallId,
      note: back.note || null,
    },
  })
}

export type NewStrikeOff = {
  readonly round: number
  readonly stage: StrikeOffStage
  readonly reason: CloseReason | ''
  readonly proof: string
  readonly note: string
}

/** 销号的一步：申请、核实、准予、不予；给出这一行的编号。 */
export async function insertStrikeOff(
  tx: Tx,
  actor: Official,
  kase: FoundCase,
  row: NewStrikeOff,
): Promise<string> {
  const signed = mine(actor)
  await tx.strikeOff.createMany({ data: { ...signed, caseId: kase.id, ...row, note: row.note || null } })
  return signed.id
}
