import type { Tx } from '#lib/data/database'
import { columnFromDay } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { caseReach } from '#lib/data/reach'
import type { Prisma } from '#lib/generated/prisma/client'
import { appendEvent } from '#lib/ledger/append'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { CaseState } from '#lib/rules/cases/case-states'
import type { CaseVerb, Hand } from '#lib/rules/cases/case-verbs'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import type { FoundCase } from './find-case.ts'

/** 不改变状态的事：定责任人、协助人，写计划，记与家长、与村委会的联系。 */
export type TendingVerb =
  | 'assign_responsible'
  | 'contact_guardian'
  | 'offer_hand_over'
  | 'accept_hand_over'
  | 'refuse_hand_over'
  | 'withdraw_hand_over'
  | 'change_school'
  | 'contact_village'
  | 'note_not_received'
  | 'name_helper'
  | 'record_signature'
  | 'release_helper'
  | 'write_plan'
  | 'override_requirement'

/** 一件个案从哪一版走到哪里，留下什么。`facts` 只放编号、代码、数目与摘要。 */
export type Move = {
  /** 步骤表里的动词，或不改变状态的几件事。 */
  readonly verb: CaseVerb | TendingVerb
  readonly to: CaseState
  /** 以谁的名义；由点名引起的再次缺勤记在时钟名下。缺省为办理人的岗位。 */
  readonly hand?: Hand
  /** 代录：县教育局替哪个乡镇录入（C-08）；署名仍是录入的人。 */
  readonly enteredForId?: string
  readonly note?: string | null
  readonly happenedOn?: PlainDate | null
  readonly changes?: Prisma.DropoutCaseUncheckedUpdateManyInput
  readonly facts?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>
}

/** 看到的那一版，用来动手。 */
export type Seen = Pick<FoundCase, 'id' | 'version' | 'state' | 'classId' | 'schoolId'> & {
  readonly steps: readonly { readonly ordinal: number }[]
}

/**
 * 走一步：可及范围与版本都写在条件里，状态、步骤、台账事件同生同灭。
 * 给出 false 表示有人先动过（或已不归此人）：什么也没有写。
 */
export async function moveCase(
  tx: Tx,
  actor: Official | Clockwork,
  seen: Seen,
  move: Move,
): Promise<boolean> {
  const { count } = await tx.dropoutCase.updateMany({
    where: { AND: [caseReach(actor), { id: seen.id, version: seen.version, closedAt: null }] },
    data: { ...move.changes, state: move.to, version: seen.version + 1 },
  })
  if (count !== 1) return false
  const role = move.hand ?? (actor.kind === 'official' ? actor.role : 'clock')
  await tx.caseStep.createMany({
    data: {
      tenantId: actor.tenantId,
      id: newId(),
      caseId: seen.id,
      ordinal: (seen.steps.at(-1)?.ordinal ?? 0) + 1,
      verb: move.verb,
      fromState: seen.state,
      toState: move.to,
      personId: actor.kind === 'official' ? actor.personId : null,
      appointmentId: actor.kind === 'official' ? actor.appointmentId : null,
      role,
      enteredForId: move.enteredForId ?? null,
      note: move.note ?? null,
      happenedOn: move.happenedOn ? columnFromDay(move.happenedOn) : null,
      recordedAt: new Date(),
    },
  })
  await appendEvent(tx, actor, {
    verb: move.verb,
    subjectKind: 'dropout_case',
    subjectId: seen.id,
    caseId: seen.id,
    classId: seen.classId,
    schoolId: seen.schoolId,
    happenedOn: move.happenedOn ?? null,
    facts: {
      from: seen.state,
      to: move.to,
      version: seen.version + 1,
      hand: role,
      ...(move.enteredForId ? { enteredFor: move.enteredForId } : {}),
      ...move.facts,
    },
  })
  return true
}
