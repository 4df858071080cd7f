import { meetDeadlines } from '#lib/data/deadlines'
import { getPolicyVersion } from '#lib/data/policies'
import { countFigures } from '#lib/data/returns/count-figures'
import { findReturn, insertVersion } from '#lib/data/returns/period-returns'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { RETURN_DUTY, RETURN_PARTS, type ReturnPart } from '#lib/rules/returns/return-kinds'
import { countedUntil } from '#lib/rules/returns/return-periods'
import { RETURN_SENDERS, returnStanding, takeReturn } from '#lib/rules/returns/return-steps'
import type { SubmitReturnForm } from '#lib/schemas/returns/period-return'

/**
 * 报出一期报表（N24-1，NA-7.7，LX-2.1.3，DDK-4.1.1，DDK-4.1.2）：数由系统照台账数，当场冻结；
 * 期报的各项写全才报得出；再报是改版，写明为何改，前一版留着（F46）。
 */
export async function submitReturn(
  deps: Deps,
  actor: Official,
  input: SubmitReturnForm,
): Promise<Outcome<{ returnId: string; version: number }>> {
  const act = { verb: 'submit_period_return', by: RETURN_SENDERS, input }
  return actOnce(deps, actor, act, async ({ tx, today }) => {
    const found = await findReturn(tx, actor, input.returnId)
    if (!found) return refuse({ code: 'not_found' })
    if (found.versions.length !== input.version) return refuse({ code: 'changed_meanwhile' })
    const taken = takeReturn(returnStanding(found.versions), input.why)
    if (!taken.ok) return taken
    const { profile } = await getPolicyVersion(tx, actor, found.policyVersionId)
    const wanted = found.kind === 'term' ? profile.termReturnParts.value : []
    const missing = wanted.filter((part) => input[part] === '')
    if (missing.length > 0) return refuse({ code: 'invalid_input', fields: unwritten(missing) })
    const countedTo = countedUntil(found, today)
    const { fromOn, schoolId } = found
    const { figures, caseIds } = await countFigures(tx, actor, { schoolId, fromOn, toOn: countedTo })
    const version = found.versions.length + 1
    const parts = Object.fromEntries(wanted.map((part) => [part, input[part]]))
    const digest = await insertVersion(tx, actor, {
      ...{ returnId: found.id, version, countedTo, figures, caseIds, parts },
      why: version === 1 ? null : input.why,
    })
    await meetDeadlines(tx, actor, {
      subjectId: found.id,
      duties: [RETURN_DUTY[found.kind], 'return_correction'],
    })
    await appendEvent(tx, actor, {
      verb: 'submit_period_return',
      subjectKind: 'period_return',
      subjectId: found.id,
      schoolId,
      facts: { kind: found.kind, fromOn, edition: version, digest },
    })
    return done({ returnId: found.id, version })
  })
}

function unwritten(parts: readonly ReturnPart[]): Record<string, string> {
  return Object.fromEntries(parts.map((part) => [part, `请写明${RETURN_PARTS[part].label}`]))
}
