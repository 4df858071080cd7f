import { type FoundCase, findCase } from '#lib/data/cases/find-case'
import { type Move, moveCase } from '#lib/data/cases/move-case'
import type { Tx } from '#lib/data/database'
import { meetDeadlines } from '#lib/data/deadlines'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { STANDING_OF } from '#lib/rules/cases/case-states'
import type { DutyCode } from '#lib/rules/clocks/duty-codes'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { Role } from '#lib/rules/people/roles'
import type { Acted, CaseActInput } from './act-on-case.ts'

export type Tending = { readonly tx: Tx; readonly kase: FoundCase; readonly today: PlainDate }

export type Tended = Pick<Move, 'changes' | 'facts' | 'note'> & {
  /** 个案已经走动之后写下的各行；不得再拒绝。 */
  readonly write: () => Promise<void>
  /** 由此办齐的义务。 */
  readonly ends?: readonly DutyCode[]
}

/** 个案上不动状态的办理（定责任人、定协助人、写计划）：留一步在案，版本加一。 */
export async function tendCase(
  deps: Deps,
  actor: Official,
  act: { readonly verb: Move['verb']; readonly by: readonly Role[]; readonly input: CaseActInput },
  plan: (tending: Tending) => Promise<Outcome<Tended>>,
): Promise<Outcome<Acted>> {
  const { verb, input } = act
  return actOnce(deps, actor, act, async ({ tx, today }) => {
    const kase = await findCase(tx, actor, input.caseId)
    if (!kase) return refuse({ code: 'not_found' })
    if (kase.version !== input.version) return refuse({ code: 'changed_meanwhile' })
    if (STANDING_OF[kase.state] === 'closed')
      return refuse({ code: 'step_not_open', verb, state: kase.state })
    const planned = await plan({ tx, kase, today })
    if (!planned.ok) return planned
    const { write, ends, ...move } = planned.value
    const moved = await moveCase(tx, actor, kase, { ...move, verb, to: kase.state })
    if (!moved) return refuse({ code: 'changed_meanwhile' })
    await write()
    if (ends) await meetDeadlines(tx, actor, { subjectId: kase.id, duties: ends })
    return done({ caseId: kase.id, state: kase.state, version: kase.version + 1 })
  })
}

/** 责任人、协助人从哪个单位里选：有学校的归学校定，没有学校的（未入学）归乡镇定。 */
export function namedFrom(kase: Pick<FoundCase, 'schoolId' | 'townshipId'>, role: Role): string | null {
  if (role === 'officer' || role === 'principal') return kase.schoolId
  if (role === 'township' || role === 'township_leader') return kase.schoolId ? null : kase.townshipId
  return null
}
