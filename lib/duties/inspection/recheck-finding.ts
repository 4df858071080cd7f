import type { Deps } from '#lib/duties/deps'
import { dayOf } from '#lib/rules/calendar/instant'
import { addDays } from '#lib/rules/calendar/plain-date'
import type { Outcome } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { RecheckFindingForm } from '#lib/schemas/inspection/inspection-forms'
import { actOnFinding } from './act-on-finding.ts'
import { openRectification } from './rectification-clock.ts'

/** 督学复查（L6-22）：不合格的另限期，学校再欠一次；合格而本地要整改报告的，报告的时限起算。 */
export function recheckFinding(
  deps: Deps,
  actor: Official,
  input: RecheckFindingForm,
): Promise<Outcome<{ findingId: string }>> {
  const { result, content, proofId } = input
  const newDueOn = result === 'failed' && input.newDueOn !== '' ? input.newDueOn : null
  const step = { kind: result, content, evidence: '', proofId, newDueOn }
  return actOnFinding(deps, actor, input, step, async ({ tx, finding, at, reportDays }) => {
    const owed = { findingId: finding.id, schoolId: finding.schoolId, event: 'recheck_finding', at } as const
    const round = finding.steps.filter(({ kind }) => kind === 'failed').length + 2
    if (newDueOn)
      await openRectification(tx, actor, {
        ...owed,
        ...{ duty: 'rectification', clause: 'L6-22', round, dueOn: newDueOn },
      })
    else if (reportDays !== null)
      await openRectification(tx, actor, {
        ...owed,
        ...{ duty: 'rectification_report', clause: 'DDK-4.6.1', round: 1 },
        dueOn: addDays(dayOf(at), reportDays),
      })
  })
}
