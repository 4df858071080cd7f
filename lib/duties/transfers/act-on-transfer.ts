import { loadCalendars } from '#lib/data/calendars'
import type { Tx } from '#lib/data/database'
import { meetDeadlines, openDeadlines } from '#lib/data/deadlines'
import { getPolicy } from '#lib/data/policies'
import { once } from '#lib/data/submissions'
import {
  type FoundTransfer,
  findTransfer,
  stepTransfer,
  type TransferChanges,
} from '#lib/data/transfers/transfers'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { dayOf, type Instant, instant } from '#lib/rules/calendar/instant'
import type { DutyCode } from '#lib/rules/clocks/duty-codes'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import {
  type TransferAct,
  type TransferHand,
  type TransferStep,
  transferStep,
} from '#lib/rules/placements/transfer'
import { comesIn, type TransferState } from '#lib/rules/placements/transfer-states'
import { type TransferEvent, transferTerms } from '#lib/rules/placements/transfer-terms'

export type TransferActed = { readonly transferId: string; readonly state: TransferState }

/** 此人对这一份来说是哪几方。 */
export function handsOf(
  actor: Official,
  { fromSchoolId, toSchoolId }: Pick<FoundTransfer, 'fromSchoolId' | 'toSchoolId'>,
): readonly TransferHand[] {
  if (actor.role === 'bureau') return ['bureau']
  if (actor.role !== 'officer' && actor.role !== 'principal') return []
  const mine = (unit: string | null) => unit !== null && actor.unitIds.includes(unit)
  return [
    ...(mine(fromSchoolId) ? (['from_school'] as const) : []),
    ...(mine(toSchoolId) ? (['to_school'] as const) : []),
  ]
}

type Acting = {
  readonly tx: Tx
  readonly transfer: FoundTransfer
  readonly step: TransferStep
  readonly at: Instant
}

/** 这一步带着什么：理由、对方经办人、改的列；走完之后开、停哪些时限。 */
export type TransferPlan = {
  readonly reason?: string
  readonly answeredBy?: string
  readonly changes?: TransferChanges
  readonly after?: () => Promise<void>
}

/**
 * 转学上的一切办理都走这一条路：同一提交只办一次；够不着的与没有的一样；步骤表不许的不办；
 * 状态、步骤、事件、时限同一事务。
 */
export function actOnTransfer(
  deps: Deps,
  actor: Official,
  act: TransferAct,
  input: { readonly submissionKey: string; readonly transferId: string },
  plan: (acting: Acting) => Promise<Outcome<TransferPlan>>,
): Promise<Outcome<TransferActed>> {
  const at = instant(deps.clock.now().getTime())
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: `${act}_transfer`, input }, async () => {
      const transfer = await findTransfer(tx, actor, input.transferId)
      if (!transfer) return refuse({ code: 'not_found' })
      const hands = handsOf(actor, transfer)
      if (hands.length === 0) return refuse({ code: 'not_allowed' })
      const step = hands
        .map((hand) => transferStep(transfer.route, transfer.state, act, hand))
        .find((one) => one)
      if (!step) return refuse({ code: 'transfer_step_not_open', state: transfer.state })
      const planned = await plan({ tx, transfer, step, at })
      if (!planned.ok) return planned
      const { after, ...given } = planned.value
      if (!(await stepTransfer(tx, actor, transfer, step, given)))
        return refuse({ code: 'changed_meanwhile' })
      await noteTransfer(tx, actor, transfer, step)
      await after?.()
      return done({ transferId: transfer.id, state: step.to })
    }),
  )
}

/** 一步一件事，记在办的那一方的账上：转入一方的记在接收学校，转出一方的记在原学校。 */
export async function noteTransfer(
  tx: Tx,
  actor: Official | Clockwork,
  transfer: FoundTransfer,
  step: Pick<TransferStep, 'act' | 'to' | 'by'>,
  more: Readonly<Record<string, string | number | null>> = {},
): Promise<void> {
  const receiving = step.by === 'to_school' || comesIn(transfer.route)
  await appendEvent(tx, actor, {
    verb: `${step.act}_transfer`,
    subjectKind: 'transfer',
    subjectId: transfer.id,
    schoolId: receiving ? transfer.toSchoolId : transfer.fromSchoolId,
    classId: receiving ? null : transfer.fromClassId,
    facts: { route: transfer.route, from: transfer.state, to: step.to, peer: transfer.peerCode, ...more },
  })
}

/** 一件事起算的时限，连同挂在谁身上。 */
export async function startTransferClocks(
  tx: Tx,
  actor: Official | Clockwork,
  event: TransferEvent,
  given: {
    readonly at: Instant
    readonly schoolId: string | null
    readonly owed: (duty: DutyCode) => Readonly<{
      subjectId: string
      round?: number
      childId?: string | null
      classId?: string | null
      schoolId: string | null
      ownerUnitId: string
    }> | null
  },
): Promise<void> {
  const policy = await getPolicy(tx, actor, dayOf(given.at))
  const calendars = await loadCalendars(tx, actor, given.schoolId ? { schoolId: given.schoolId } : {})
  const started = transferTerms(policy.profile, event, given.at, calendars)
  await openDeadlines(
    tx,
    actor,
    started.flatMap((duty) => {
      const subject = given.owed(duty.duty)
      return subject
        ? [{ duty, subject: { ...subject, ownerRole: duty.owner, policyVersionId: policy.versionId } }]
        : []
    }),
  )
}

/** 本方的答复办了。 */
export async function meetTransfer(
  tx: Tx,
  actor: Official,
  transferId: string,
  duty: DutyCode,
): Promise<void> {
  await meetDeadlines(tx, actor, { subjectId: transferId, duties: [duty] })
}
