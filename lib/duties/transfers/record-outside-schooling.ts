import { loadCalendars } from '#lib/data/calendars'
import { meetDeadlines, openDeadlines } from '#lib/data/deadlines'
import { hasAttachment } from '#lib/data/files/attachments'
import { setChildStatus } from '#lib/data/placements/placements'
import { getPolicy } from '#lib/data/policies'
import { once } from '#lib/data/submissions'
import {
  insertOutsideSchooling,
  listOutsideSchoolings,
  nextFollowUpRound,
} from '#lib/data/transfers/outside-schoolings'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { openOutsideActs } from '#lib/rules/placements/outside-schooling'
import { transferTerms } from '#lib/rules/placements/transfer-terms'
import type { OutsideSchoolingForm } from '#lib/schemas/transfers/outside-schooling'
import { findPupilOnRoll } from './pupil-on-roll.ts'

export type OutsideRecorded = { readonly childId: string }

/**
 * 确认在外地上学的（DT-4.4.3）：凭就读证明登记为区外就读，期内不算缺勤；每 30 日跟踪一次，直到办好转学或返校。
 * 到期没有跟踪的，假条也到期：不到校的照无故缺勤立案，不另设一套。已有未结案的，案照旧往下办，凭证明按去向销号。
 */
export async function recordOutsideSchooling(
  deps: Deps,
  actor: Official,
  input: OutsideSchoolingForm,
): Promise<Outcome<OutsideRecorded>> {
  const at = instant(deps.clock.now().getTime())
  const today = dayOf(at)
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'record_outside_schooling', input }, async () => {
      const found = await findPupilOnRoll(tx, actor, input.childId)
      if (!found.ok) return found
      const { child, schoolId, classId } = found.value
      const earlier = await listOutsideSchoolings(tx, actor, child.id)
      const last = earlier.at(-1)?.act ?? null
      if (!openOutsideActs(last).includes(input.act)) return refuse({ code: 'changed_meanwhile' })
      const ended = input.act === 'ended'
      const proof = { id: input.proofId, childId: child.id, kinds: ['scan', 'photo'] as const }
      if (!ended && !(await hasAttachment(tx, actor, proof)))
        return refuse({ code: 'invalid_input', fields: { proofId: '请先上传就读证明' } })
      const policy = await getPolicy(tx, actor, today)
      const calendars = await loadCalendars(tx, actor, { schoolId })
      const [next] = transferTerms(policy.profile, 'outside_schooling_found', at, calendars)
      if (!next) throw new Error(`${policy.code} has no term to follow up`)
      await meetDeadlines(tx, actor, { subjectId: child.id, duties: ['outside_follow_up'] })
      await insertOutsideSchooling(tx, actor, {
        childId: child.id,
        classId,
        schoolId,
        ordinal: earlier.length + 1,
        act: input.act,
        schoolNamed: input.schoolNamed,
        place: input.place,
        proofId: ended ? null : input.proofId,
        onDay: today,
        untilOn: ended ? null : dayOf(next.dueAt),
        note: input.note,
      })
      await setChildStatus(tx, actor, child.id, ended ? 'enrolled' : 'away')
      if (!ended)
        await openDeadlines(tx, actor, [
          {
            duty: next,
            subject: {
              subjectId: child.id,
              round: await nextFollowUpRound(tx, actor, child.id),
              childId: child.id,
              classId,
              schoolId,
              ownerUnitId: schoolId,
              ownerRole: next.owner,
              policyVersionId: policy.versionId,
            },
          },
        ])
      await appendEvent(tx, actor, {
        verb: 'record_outside_schooling',
        subjectKind: 'child',
        subjectId: child.id,
        classId,
        schoolId,
        facts: { act: input.act, proof: ended ? null : input.proofId },
      })
      return done({ childId: child.id })
    }),
  )
}
