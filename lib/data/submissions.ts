import { createHash } from 'node:crypto'
import type { Prisma } from '#lib/generated/prisma/client'
import { type Act, eventLine } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { newId } from './ids.ts'

/** 记得下来的答复。 */
export type Answerable = Prisma.InputJsonValue

/** 键的次序不影响摘要。 */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

/** 这把键上一次办成时记下的：内容的摘要与答复。 */
export type EarlierAnswer = { readonly digest: string; readonly answer: unknown }

type Submission = { readonly key: string; readonly verb: string; readonly input: unknown }

/**
 * 同一提交只办一次（F81）。同键同文：给出第一次的答复，不再办；同键异文：`key_reused`。
 * 办成才记键，被拒的可以改了再交；两次并发到达时，后到的撞上唯一约束，整个事务回滚，由门口重来一次。
 */
export async function once<T extends Answerable>(
  tx: Tx,
  actor: Official,
  submission: Submission,
  work: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const digest = digestOf(submission)
  const earlier = await answered<T>(tx, actor, submission, digest)
  if (earlier) return earlier
  const outcome = await work()
  if (!outcome.ok) return (await answered<T>(tx, actor, submission, digest)) ?? outcome
  await tx.submission.createMany({
    data: {
      tenantId: actor.tenantId,
      id: newId(),
      personId: actor.personId,
      key: submission.key,
      verb: submission.verb,
      digest,
      answer: outcome.value,
      recordedAt: new Date(),
    },
  })
  return outcome
}

/**
 * 与 `once` 同义，给每个早晨几千人一起做的那件事：上一次的答复 `known` 已随别的一并读出；
 * 办成的事件不由 `work` 写，与答复同一条语句写下。`again` 为真是这一次没有再办。
 */
export async function onceWithActs<T extends Answerable>(
  tx: Tx,
  actor: Official,
  submission: Submission & { readonly known: EarlierAnswer | null },
  work: () => Promise<Outcome<{ readonly value: T; readonly acts: readonly Act[] }>>,
): Promise<Outcome<{ readonly value: T; readonly again: boolean }>> {
  const digest = digestOf(submission)
  const repeated = (earlier: Outcome<T>) =>
    earlier.ok ? done({ value: earlier.value, again: true }) : earlier
  const earlier = answerOf<T>(submission.known, digest)
  if (earlier) return repeated(earlier)
  const outcome = await work()
  if (!outcome.ok) {
    const found = await answered<T>(tx, actor, submission, digest)
    return found ? repeated(found) : outcome
  }
  const { value, acts } = outcome.value
  await tx.$executeRaw`
    with written as (
      insert into app.ledger_event (tenant_id, id, verb, subject_kind, subject_id, case_id, class_id, school_id, person_id,
        appointment_id, role, happened_on, payload, recorded_at)
      select ${actor.tenantId}::uuid, e.id, e.verb, e."subjectKind", e."subjectId", e."caseId", e."classId", e."schoolId",
        e."personId", e."appointmentId", e.role, e."happenedOn", e.payload, now()
      from json_to_recordset(${JSON.stringify(acts.map((act) => eventLine(actor, act)))}::json) as e (id uuid, verb text,
        "subjectKind" text, "subjectId" uuid, "caseId" uuid, "classId" uuid, "schoolId" uuid, "personId" uuid,
        "appointmentId" uuid, role text, "happenedOn" date, payload text)
    )
    insert into app.submission (tenant_id, id, person_id, key, verb, digest, answer, recorded_at)
    values (${actor.tenantId}::uuid, ${newId()}::uuid, ${actor.personId}::uuid, ${submission.key}::uuid, ${submission.verb},
      ${digest}, ${JSON.stringify(value)}::jsonb, now())`
  return done({ value, again: false })
}

function digestOf({ verb, input }: Submission): string {
  return createHash('sha256')
    .update(`${verb}\n${canonical(input)}`)
    .digest('hex')
}

function answerOf<T>(earlier: EarlierAnswer | null, digest: string): Outcome<T> | null {
  if (!earlier) return null
  return earlier.digest === digest ? done(earlier.answer as T) : refuse({ code: 'key_reused' })
}

/** 这把键上已经记下的答复。被拒之后也要问：头一次还在路上，重发的已经到了，拒它的正是它自己刚办成的那一次。 */
async function answered<T>(
  tx: Tx,
  actor: Official,
  { key }: Submission,
  digest: string,
): Promise<Outcome<T> | null> {
  const row = await tx.submission.findUnique({
    where: { tenantId_personId_key: { tenantId: actor.tenantId, personId: actor.personId, key } },
    select: { digest: true, answer: true },
  })
  return answerOf<T>(row, digest)
}
