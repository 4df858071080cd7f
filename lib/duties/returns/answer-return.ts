import { loadCalendars } from '#lib/data/calendars'
import type { Tx } from '#lib/data/database'
import { openDeadlines } from '#lib/data/deadlines'
import { getPolicyVersion } from '#lib/data/policies'
import { type FoundReturn, findReturn, insertAnswer } from '#lib/data/returns/period-returns'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import { appendEvent } from '#lib/ledger/append'
import type { Instant } from '#lib/rules/calendar/instant'
import { dutiesStarted } from '#lib/rules/clocks/duties-started'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { answerReturn, type ReturnAnswer, returnStanding } from '#lib/rules/returns/return-steps'
import type { AcceptReturnForm, SendBackReturnForm } from '#lib/schemas/returns/period-return'

type Answered = { readonly returnId: string }

/** 县教育局收下一版，随即锁定；再改要另报一版（F46，NA-7.7）。 */
export function acceptReturn(
  deps: Deps,
  actor: Official,
  input: AcceptReturnForm,
): Promise<Outcome<Answered>> {
  return answer(deps, actor, { ...input, reason: '' }, 'accepted')
}

/** 退回补正：写明缺什么，校长桌上另有一条时限。 */
export function sendBackReturn(
  deps: Deps,
  actor: Official,
  input: SendBackReturnForm,
): Promise<Outcome<Answered>> {
  return answer(deps, actor, input, 'sent_back')
}

function answer(
  deps: Deps,
  actor: Official,
  input: SendBackReturnForm,
  decision: ReturnAnswer,
): Promise<Outcome<Answered>> {
  const verb = decision === 'accepted' ? 'accept_period_return' : 'send_back_period_return'
  return actOnce(deps, actor, { verb, by: ['bureau'], input }, async ({ tx, at }) => {
    const found = await findReturn(tx, actor, input.returnId)
    if (!found) return refuse({ code: 'not_found' })
    const last = found.versions.at(-1)
    if (last?.id !== input.versionId) return refuse({ code: 'changed_meanwhile' })
    const taken = answerReturn(returnStanding(found.versions), decision, input.reason)
    if (!taken.ok) return taken
    await insertAnswer(tx, actor, { versionId: last.id, decision, reason: input.reason || null })
    if (decision === 'sent_back') await openCorrection(tx, actor, found, at)
    await appendEvent(tx, actor, {
      verb,
      subjectKind: 'period_return',
      subjectId: found.id,
      schoolId: found.schoolId,
      facts: { kind: found.kind, fromOn: found.fromOn, edition: last.version },
    })
    return done({ returnId: found.id })
  })
}

async function openCorrection(tx: Tx, actor: Official, found: FoundReturn, at: Instant): Promise<void> {
  const { schoolId, policyVersionId } = found
  const { profile } = await getPolicyVersion(tx, actor, policyVersionId)
  const calendars = await loadCalendars(tx, actor, { schoolId })
  const round = found.versions.filter(({ answer: given }) => given === 'sent_back').length + 1
  await openDeadlines(
    tx,
    actor,
    dutiesStarted(profile, 'period_return_sent_back', at, calendars).map((duty) => ({
      duty,
      subject: {
        ...{ subjectId: found.id, round, schoolId, ownerUnitId: schoolId, policyVersionId },
        ownerRole: duty.owner,
      },
    })),
  )
}
