import type { Tx } from '#lib/data/database'
import { meetDeadlines } from '#lib/data/deadlines'
import { hasAttachment } from '#lib/data/files/attachments'
import { findChildForPlacement } from '#lib/data/placements/child-for-placement'
import { setChildStatus } from '#lib/data/placements/placements'
import { getPolicy } from '#lib/data/policies'
import { once } from '#lib/data/submissions'
import { insertOutsideSchooling, listOutsideSchoolings } from '#lib/data/transfers/outside-schoolings'
import type { Deps } from '#lib/duties/deps'
import { openForChild } from '#lib/duties/enrolment/open-for-child'
import { appendEvent } from '#lib/ledger/append'
import { dayOf, type Instant, instant } from '#lib/rules/calendar/instant'
import { shouldEnrolOn } from '#lib/rules/enrolment/school-entry'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { openOutsideActs } from '#lib/rules/placements/outside-schooling'
import type { OutsideSchoolingForm } from '#lib/schemas/transfers/outside-schooling'
import { followOutside } from './follow-outside.ts'
import { findOutsidePupil } from './pupil-on-roll.ts'

export type OutsideRecorded = { readonly childId: string }

/**
 * 确认在外地上学的（DT-4.4.3）：凭就读证明登记为区外就读，期内不算缺勤；每 30 日跟踪一次，直到办好转学或返校。
 * 到期没有跟踪的，假条也到期：不到校的照无故缺勤立案，不另设一套。已有未结案的，案照旧往下办，凭证明按去向销号。
 * 从没有编进班里的，由常住的乡镇登记、跟踪；回来了没有入学的，照未入学立案。
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
      const found = await findOutsidePupil(tx, actor, input.childId)
      if (!found.ok) return found
      const { child, schoolId, classId, owner } = found.value
      const earlier = await listOutsideSchoolings(tx, actor, child.id)
      const last = earlier.at(-1)?.act ?? null
      if (!openOutsideActs(last).includes(input.act)) return refuse({ code: 'changed_meanwhile' })
      const ended = input.act === 'ended'
      const proof = { id: input.proofId, childId: child.id, kinds: ['scan', 'photo'] as const }
      if (!ended && !(await hasAttachment(tx, actor, proof)))
        return refuse({ code: 'invalid_input', fields: { proofId: '请先上传就读证明' } })
      await meetDeadlines(tx, actor, { subjectId: child.id, duties: ['outside_follow_up'] })
      const untilOn = ended
        ? null
        : await followOutside(tx, actor, { childId: child.id, schoolId, classId, owner }, at)
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
        untilOn,
        note: input.note,
      })
      await setChildStatus(tx, actor, child.id, ended ? (classId ? 'enrolled' : 'never_enrolled') : 'away')
      await appendEvent(tx, actor, {
        verb: 'record_outside_schooling',
        subjectKind: 'child',
        subjectId: child.id,
        classId,
        schoolId,
        facts: { act: input.act, proof: ended ? null : input.proofId },
      })
      // 回来了而没有班可回的：到了年龄就是未入学，当即立案。
      if (ended && !classId) await openOnReturn(tx, actor, child.id, at)
      return done({ childId: child.id })
    }),
  )
}

/** 从外地回来、没有班可回的：已到入学年龄的立未入学的案，入户时限起算；还没到的留在应入学名单上。 */
async function openOnReturn(tx: Tx, actor: Official, childId: string, at: Instant): Promise<void> {
  const child = await findChildForPlacement(tx, actor, childId)
  if (!child?.township) return
  const policy = await getPolicy(tx, actor, dayOf(at))
  const sinceOn = shouldEnrolOn(policy.profile.schoolEntry.value, child.birthOn)
  if (sinceOn > dayOf(at)) return
  await openForChild(tx, actor, child, { at, note: '从区外回来，没有编班就读' })
}
