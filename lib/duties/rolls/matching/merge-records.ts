import { newId } from '#lib/data/ids'
import { bureauReach, childReach } from '#lib/data/reach'
import { findMerge, mergeChildren, reverseMerge } from '#lib/data/rolls/matching/merge-children'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import type { ImportDeps } from '#lib/duties/rolls/imports/plan-import'
import { appendEvent } from '#lib/ledger/append'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import type { MergeState } from '#lib/rules/rolls/matching/decisions'
import type { DecideMerge, ProposeMerge } from '#lib/schemas/rolls/matching-forms'

/** 还没有了的：一条登记同时只在一件里。 */
const UNSETTLED: readonly MergeState[] = [
  'proposed',
  'approved',
  'merged',
  'reversal_asked',
  'reversal_approved',
]

type Merged = { readonly proposalId: string }

/** 提请合并：两条登记是同一个孩子，保留一条，停用另一条（F46）。 */
export async function proposeMerge(
  deps: Deps,
  actor: Official,
  input: ProposeMerge,
): Promise<Outcome<Merged>> {
  if (actor.role !== 'bureau') return refuse({ code: 'not_allowed' })
  const { keepId, retireId, reason, submissionKey } = input
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: submissionKey, verb: 'propose_merge', input }, async () => {
      const both = await tx.child.count({
        where: { AND: [childReach(actor), { id: { in: [keepId, retireId] }, status: { not: 'retired' } }] },
      })
      if (both !== 2) return refuse({ code: 'not_found' })
      const waiting = await tx.mergeProposal.count({
        where: {
          AND: [bureauReach(actor), { retireId, state: { in: [...UNSETTLED] } }],
        },
      })
      if (waiting > 0) return refuse({ code: 'changed_meanwhile' })
      const id = newId()
      await tx.mergeProposal.createMany({
        data: {
          tenantId: actor.tenantId,
          id,
          keepId,
          retireId,
          reason,
          personId: actor.personId,
          appointmentId: actor.appointmentId,
          recordedAt: new Date(),
        },
      })
      await appendEvent(tx, actor, {
        verb: 'propose_merge',
        subjectKind: 'merge_proposal',
        subjectId: id,
        facts: { keep: keepId, retire: retireId },
      })
      return done({ proposalId: id })
    }),
  )
}

/** 批准合并：须是另一个人。后台随即合并。 */
export function approveMerge(deps: Deps, actor: Official, input: DecideMerge): Promise<Outcome<Merged>> {
  return decide(deps, actor, input, 'approve_merge')
}

/** 不予合并，写明为何：须是另一个人。 */
export function refuseMerge(deps: Deps, actor: Official, input: DecideMerge): Promise<Outcome<Merged>> {
  return decide(deps, actor, input, 'refuse_merge')
}

/** 请求撤回已作的合并，写明为何；另一个人同意之后才撤。 */
export function askMergeReversal(deps: Deps, actor: Official, input: DecideMerge): Promise<Outcome<Merged>> {
  return decide(deps, actor, input, 'ask_merge_reversal')
}

/** 同意撤回合并：须是请求人之外的另一个人。后台随即撤回。 */
export function approveMergeReversal(
  deps: Deps,
  actor: Official,
  input: DecideMerge,
): Promise<Outcome<Merged>> {
  return decide(deps, actor, input, 'approve_merge_reversal')
}

/** 不同意撤回，写明为何：合并照旧。须是另一个人。 */
export function refuseMergeReversal(
  deps: Deps,
  actor: Official,
  input: DecideMerge,
): Promise<Outcome<Merged>> {
  return decide(deps, actor, input, 'refuse_merge_reversal')
}

type Decision = {
  readonly from: MergeState
  readonly to: MergeState
  /** 谁提的：他自己不能定。 */
  readonly asker: (merge: { personId: string; reversalById: string | null }) => string | null
  readonly written: (by: string, at: Date, why: string) => Readonly<Record<string, string | Date | null>>
}

const OF_MERGE: Pick<Decision, 'asker' | 'written'> = {
  asker: ({ personId }) => personId,
  written: (by, at, why) => ({ decidedById: by, decidedAt: at, decidedWhy: why }),
}
const OF_REVERSAL: Pick<Decision, 'asker' | 'written'> = {
  asker: ({ reversalById }) => reversalById,
  written: (by, at, why) => ({ reversalDecidedById: by, reversalDecidedAt: at, reversalDecidedWhy: why }),
}

const DECISIONS = {
  approve_merge: { from: 'proposed', to: 'approved', ...OF_MERGE },
  refuse_merge: { from: 'proposed', to: 'refused', ...OF_MERGE },
  ask_merge_reversal: {
    from: 'merged',
    to: 'reversal_asked',
    asker: () => null,
    written: (by, at, why) => ({
      ...{ reversalById: by, reversalAt: at, reversalWhy: why },
      ...{ reversalDecidedById: null, reversalDecidedAt: null, reversalDecidedWhy: null },
    }),
  },
  approve_merge_reversal: { from: 'reversal_asked', to: 'reversal_approved', ...OF_REVERSAL },
  refuse_merge_reversal: { from: 'reversal_asked', to: 'merged', ...OF_REVERSAL },
} satisfies Readonly<Record<string, Decision>>

async function decide(
  deps: Deps,
  actor: Official,
  input: DecideMerge,
  verb: keyof typeof DECISIONS,
): Promise<Outcome<Merged>> {
  const { from, to, asker, written }: Decision = DECISIONS[verb]
  if (actor.role !== 'bureau') return refuse({ code: 'not_allowed' })
  const { proposalId, reason, submissionKey } = input
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: submissionKey, verb, input }, async () => {
      const merge = await tx.mergeProposal.findFirst({
        where: { AND: [bureauReach(actor), { id: proposalId }] },
      })
      if (!merge) return refuse({ code: 'not_found' })
      if (asker(merge) === actor.personId) return refuse({ code: 'own_work', verb })
      const { count } = await tx.mergeProposal.updateMany({
        where: { AND: [bureauReach(actor), { id: proposalId, state: from }] },
        data: { state: to, ...written(actor.personId, deps.clock.now(), reason) },
      })
      if (count !== 1) return refuse({ code: 'changed_meanwhile' })
      await appendEvent(tx, actor, {
        verb,
        subjectKind: 'merge_proposal',
        subjectId: proposalId,
        facts: { keep: merge.keepId, retire: merge.retireId },
      })
      return done({ proposalId })
    }),
  )
}

/** 照批准合并，或照同意的撤回（后台）；登记已变、有未结个案的不合并，写明。 */
export function settleMerge(deps: ImportDeps, clock: Clockwork, proposalId: string): Promise<boolean> {
  const today = dayOf(instant(deps.clock.now().getTime()))
  return deps.db.asActor(clock, async (tx) => {
    const merge = await findMerge(tx, clock, proposalId)
    if (!merge || (merge.state !== 'approved' && merge.state !== 'reversal_approved')) return false
    const result =
      merge.state === 'approved'
        ? await mergeChildren(tx, clock, deps.keys, merge, today)
        : await reverseMerge(tx, clock, deps.keys, merge)
    await appendEvent(tx, clock, {
      verb: 'settle_merge',
      subjectKind: 'merge_proposal',
      subjectId: proposalId,
      facts: { keep: merge.keepId, retire: merge.retireId, result },
    })
    return true
  })
}
