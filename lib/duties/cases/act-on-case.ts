import { type FoundCase, findCase } from '#lib/data/cases/find-case'
import { type Move, moveCase } from '#lib/data/cases/move-case'
import type { Tx } from '#lib/data/database'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { dayOf, type Instant, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { actingHand } from '#lib/rules/cases/acting-hand'
import type { CaseFacts } from '#lib/rules/cases/case-facts'
import type { CaseState } from '#lib/rules/cases/case-states'
import type { CaseVerb } from '#lib/rules/cases/case-verbs'
import { takeStep } from '#lib/rules/cases/take-step'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { caseFacts } from './case-facts.ts'
import { type CasePolicy, loadCasePolicy } from './case-policy.ts'
import { enteringFor } from './entering-for.ts'
import { settleDeadlines } from './settle-deadlines.ts'

export type CaseActInput = {
  readonly submissionKey: string
  readonly caseId: string
  readonly version: number
}

/** 办一步时手边的一切。 */
export type Acting = {
  readonly tx: Tx
  readonly actor: Official
  readonly kase: FoundCase
  readonly policy: CasePolicy
  readonly at: Instant
  readonly today: PlainDate
  /** 县教育局此刻可以替哪个乡镇代录（C-08）；不代录的为 null。 */
  readonly enteringFor: string | null
}

/** 这一步打算怎样办：当场给出的事实，随步骤留下的话，要写的行，时限从何时起算。 */
export type Plan = {
  /** 同一个按钮在不同状态下是不同的一步（签发与补签）。 */
  readonly verb?: CaseVerb
  readonly given?: Partial<CaseFacts>
  readonly move?: Pick<Move, 'note' | 'happenedOn' | 'changes' | 'facts'>
  /** 个案已经走动之后写下的各行；不得再拒绝。 */
  readonly write?: () => Promise<void>
  /** 起算的一刻；缺省为办理之时。 */
  readonly startAt?: Instant
}

export type Acted = { readonly caseId: string; readonly state: CaseState; readonly version: number }

/**
 * 个案上的一切办理都走这一条路：同一提交只办一次；够不着的与没有的一样；
 * 看到的不是最新一版的不办；步骤表不许的不办；状态、步骤、事件、各行与时限同一事务。
 */
export async function actOnCase(
  deps: Deps,
  actor: Official,
  verb: CaseVerb,
  input: CaseActInput,
  plan: (acting: Acting) => Promise<Outcome<Plan>>,
): Promise<Outcome<Acted>> {
  const at = instant(deps.clock.now().getTime())
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb, input }, () =>
      stepInside(tx, actor, verb, { ...input, at }, plan),
    ),
  )
}

/** 同一事务之内的一步：一次走访几个孩子的，各案在同一事务里各走一步。 */
export async function stepInside(
  tx: Tx,
  actor: Official,
  verb: CaseVerb,
  on: { readonly caseId: string; readonly version: number; readonly at: Instant },
  plan: (acting: Acting) => Promise<Outcome<Plan>>,
): Promise<Outcome<Acted>> {
  const { at } = on
  const today = dayOf(at)
  const kase = await findCase(tx, actor, on.caseId)
  if (!kase) return refuse({ code: 'not_found' })
  if (kase.version !== on.version) return refuse({ code: 'changed_meanwhile' })
  const policy = await loadCasePolicy(tx, actor, kase)
  const forTownship = await enteringFor(tx, actor, kase, { policy, today })
  const planned = await plan({ tx, actor, kase, policy, at, today, enteringFor: forTownship })
  if (!planned.ok) return planned
  const { given, move, write, startAt } = planned.value
  const facts = { ...caseFacts(kase, policy, actor.personId, today), ...given }
  const doing = planned.value.verb ?? verb
  const governed = kase.township?.hasGovernment !== false
  const { hand, enteredFor } = actingHand(kase.state, doing, actor.role, forTownship, governed)
  const taken = takeStep(kase.state, doing, hand, facts)
  if (!taken.ok) return taken
  const moved = await moveCase(tx, actor, kase, {
    ...move,
    ...(enteredFor ? { enteredForId: enteredFor } : {}),
    verb: taken.value.verb,
    to: taken.value.to,
  })
  if (!moved) return refuse({ code: 'changed_meanwhile' })
  await write?.()
  await settleDeadlines(tx, actor, kase, taken.value, { policy, startAt: startAt ?? at })
  return done({ caseId: kase.id, state: taken.value.to, version: kase.version + 1 })
}
