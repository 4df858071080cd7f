import 'server-only'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { requireActor } from '#lib/auth/require-actor'
import { newId } from '#lib/data/ids'
import { findChildForPlacement } from '#lib/data/placements/child-for-placement'
import { listStandingPlacements } from '#lib/data/placements/placements'
import { findSchoolingProposal, listSchoolingProposals } from '#lib/data/placements/schooling-proposals'
import { findPolicy } from '#lib/data/policies'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { SCHOOLING_KINDS, SCHOOLINGS, schoolingFault } from '#lib/rules/placements/schooling'
import { NATIONAL } from '#lib/rules/policy/national'
import { deps } from '#lib/server/deps'

/** 看得到残疾类别的岗位：提出的、决定的。教师、村、督学打开这些页，是 404。 */
export function requireSchoolingReader() {
  return requireActor('officer', 'principal', 'township', 'township_leader', 'bureau')
}

/** 提出页：这个孩子现在提得了哪几种，上一次提的是什么。 */
export async function loadNewSchooling(childId: unknown) {
  const actor = await requireActor('officer', 'principal', 'township', 'township_leader')
  const asked = z.uuid().safeParse(childId)
  if (!asked.success) notFound()
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const found = await db.asActor(actor, async (tx) => {
    const child = await findChildForPlacement(tx, actor, asked.data)
    if (!child) return null
    const [last] = await listSchoolingProposals(tx, actor, { childId: child.id })
    const taught = await listStandingPlacements(tx, actor, { childId: child.id, kind: 'home_teaching' })
    const policy = await findPolicy(tx, actor, today)
    return { child, last: last ?? null, homeTeaching: taught[0] ?? null, policy }
  })
  if (!found) notFound()
  const { child, homeTeaching, policy } = found
  const ground = {
    inClass: child.classId !== null,
    hasOpenCase: child.dropoutCases.length > 0,
    homeTeaching,
  }
  return {
    ...found,
    today,
    submissionKey: newId(),
    rule: (policy?.profile ?? NATIONAL).disabilitySchooling,
    kinds: SCHOOLING_KINDS.filter((kind) => schoolingFault(kind, ground) === null).map((kind) => ({
      value: kind,
      label: SCHOOLINGS[kind].label,
      detail: SCHOOLINGS[kind].detail,
    })),
    closed: SCHOOLING_KINDS.flatMap((kind) => {
      const why = schoolingFault(kind, ground)
      return why ? [{ kind, why }] : []
    }),
  }
}

/** 一次提出的页面：谁在看，此人现在定不定得了。 */
export async function loadSchoolingProposal(proposalId: string) {
  const actor = await requireSchoolingReader()
  if (!z.uuid().safeParse(proposalId).success) notFound()
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const proposal = await db.asActor(actor, (tx) => findSchoolingProposal(tx, actor, proposalId))
  if (!proposal) notFound()
  const open = proposal.decision === null
  return {
    proposal,
    today,
    submissionKey: newId(),
    mayDecide: open && actor.role === 'bureau' && proposal.personId !== actor.personId,
  }
}
