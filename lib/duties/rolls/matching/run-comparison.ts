import { createHash } from 'node:crypto'
import { newId } from '#lib/data/ids'
import { schoolEntryOn } from '#lib/data/policies'
import { bureauReach } from '#lib/data/reach'
import { type FindingToKeep, keepFindings, listSaidApart } from '#lib/data/rolls/matching/findings'
import { listCounted, listRegistered } from '#lib/data/rolls/matching/matching-ground'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import {
  type Counted,
  compareLists,
  type Finding,
  type Registered,
} from '#lib/rules/rolls/matching/compare-lists'
import type { Identity } from '#lib/rules/rolls/matching/match-pair'
import { schoolAgeBirths } from '#lib/rules/rolls/school-age'
import type { StartComparison } from '#lib/schemas/rolls/matching-forms'

/** 起一次比对：拿一份已确认的人口名单，与登记、学籍、实际点名对（F44）。由后台做。 */
export async function startComparison(
  deps: Deps,
  actor: Official,
  input: StartComparison,
): Promise<Outcome<{ runId: string }>> {
  if (actor.role !== 'bureau') return refuse({ code: 'not_allowed' })
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'start_comparison', input }, async () => {
      const batch = await tx.importBatch.findFirst({
        where: { AND: [bureauReach(actor), { id: input.batchId, kind: 'population', state: 'written' }] },
        select: { id: true },
      })
      if (!batch) return refuse({ code: 'not_found' })
      const runId = newId()
      const signed = { personId: actor.personId, appointmentId: actor.appointmentId, recordedAt: new Date() }
      await tx.matchRun.createMany({
        data: { tenantId: actor.tenantId, id: runId, batchId: batch.id, ...signed },
      })
      await appendEvent(tx, actor, {
        verb: 'start_comparison',
        subjectKind: 'match_run',
        subjectId: runId,
        facts: { batch: batch.id },
      })
      return done({ runId })
    }),
  )
}

/** 做一次比对（后台）：比出的各处连同凭哪一条；上次的决定都留着。 */
export function runComparison(deps: Deps, clock: Clockwork, runId: string): Promise<boolean> {
  const at = deps.clock.now()
  return deps.db.asActor(
    clock,
    async (tx) => {
      const run = await tx.matchRun.findFirst({
        where: { AND: [bureauReach(clock), { id: runId, state: 'waiting' }] },
      })
      if (!run) return false
      const today = dayOf(instant(at.getTime()))
      const births = schoolAgeBirths(await schoolEntryOn(tx, clock, today), today)
      const listed = await listCounted(tx, clock, run.batchId)
      // 只比学龄的：名单上三岁的、十七岁的，不在登记里也不是未入学。没有生日的由人看。
      const counted = listed.filter(
        ({ birthOn }) => birthOn === null || (birthOn >= births.from && birthOn <= births.to),
      )
      const registered = await listRegistered(tx, clock, today)
      const apart = await listSaidApart(tx, clock)
      const { findings, matched } = compareLists(counted, registered, (person, child) =>
        apart.has(fingerprintOf('doubtful', person, child.childId, null)),
      )
      await keepFindings(tx, clock, runId, described(findings, counted, registered))
      const { count } = await tx.matchRun.updateMany({
        where: { AND: [bureauReach(clock), { id: runId, state: 'waiting' }] },
        data: { state: 'done', matched, found: findings.length, doneAt: at },
      })
      if (count !== 1) throw new Error('another clock finished the same comparison')
      await appendEvent(tx, clock, {
        verb: 'finish_comparison',
        subjectKind: 'match_run',
        subjectId: runId,
        facts: { matched, found: findings.length, counted: counted.length, registered: registered.length },
      })
      return true
    },
    { timeoutMs: 55_000 },
  )
}

/** 指纹只认人与情形，不认行号：换一份名单重来，同一处还是同一处。 */
function described(
  findings: readonly Finding[],
  counted: readonly Counted[],
  registered: readonly Registered[],
): readonly FindingToKeep[] {
  const rows = new Map(counted.map((one) => [one.rowId, one]))
  const children = new Map(registered.map((one) => [one.childId, one]))
  const kept = new Map<string, FindingToKeep>()
  for (const finding of findings) {
    const person = rows.get(finding.rowId ?? '') ?? children.get(finding.childId ?? '')
    const fingerprint = fingerprintOf(finding.kind, person, finding.childId, finding.otherChildId)
    kept.set(fingerprint, {
      ...finding,
      fingerprint,
      name: person?.name ?? '',
      birthOn: person?.birthOn ?? null,
    })
  }
  return [...kept.values()]
}

function fingerprintOf(
  kind: string,
  person: Identity | undefined,
  childId: string | null,
  otherChildId: string | null,
): string {
  const who = person ? (person.idIndex ?? `${person.name}|${person.birthOn}|${person.guardians.join()}`) : ''
  const identity = [kind, who, childId ?? '', otherChildId ?? ''].join('\n')
  return createHash('sha256').update(identity).digest('hex')
}
