import { insertSpoiling } from '#lib/data/papers'
import type { Deps } from '#lib/duties/deps'
import { done, type Outcome } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { ReasonForm } from '#lib/schemas/cases/reason'
import { type Acted, actOnCase } from './act-on-case.ts'
import { waitingPapers } from './case-papers.ts'

/** 作废一份还没有送达的文书（F37）：号留在登记簿上，重开的另取新号。理由必填；已送达的不能作废。 */
export async function spoilPaper(deps: Deps, actor: Official, input: ReasonForm): Promise<Outcome<Acted>> {
  return actOnCase(deps, actor, 'spoil_paper', input, async ({ tx, kase }) => {
    const paper = waitingPapers(kase).at(-1)
    if (!paper) return done({ given: { reason: input.reason } })
    return done({
      given: { reason: input.reason },
      move: { note: input.reason, facts: { paper: paper.id, kind: paper.kind } },
      write: () => insertSpoiling(tx, actor, { paperId: paper.id, reason: input.reason }),
    })
  })
}
