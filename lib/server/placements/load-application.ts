import 'server-only'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { currentSitting } from '#lib/auth/current-sitting'
import { requireActor } from '#lib/auth/require-actor'
import { findApplication } from '#lib/data/placements/applications'
import { findChildForPlacement } from '#lib/data/placements/child-for-placement'
import { listStandingPlacements } from '#lib/data/placements/placements'
import { approvalRuleOf, askedStages, standingOf } from '#lib/duties/placements/standing-of'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import type { Role } from '#lib/rules/people/roles'
import { decidingStages, OPINION_STAGES, stageOf } from '#lib/rules/placements/application'
import { deps } from '#lib/server/deps'

const RESUMERS: readonly Role[] = ['officer', 'principal']

/** 一份申请的页面：谁在看，到了哪一步，此人现在写不写得了意见。 */
export async function loadApplication(applicationId: string) {
  const actor = await requireActor('officer', 'principal', 'village', 'township', 'township_leader', 'bureau')
  if (!z.uuid().safeParse(applicationId).success) notFound()
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const found = await db.asActor(actor, async (tx) => {
    const application = await findApplication(tx, actor, applicationId)
    if (!application) return null
    const child = await findChildForPlacement(tx, actor, application.childId)
    const kase = child?.dropoutCases.find(({ id }) => id === application.caseId) ?? null
    const rule = await approvalRuleOf(tx, actor, kase?.policyVersionId ?? null, today)
    const standing = await listStandingPlacements(tx, actor, { childId: application.childId })
    const placement = standing.find((one) => one.applicationId === application.id) ?? null
    return { application, child, rule, placement }
  })
  if (!found?.child) notFound()
  const { application, rule } = found
  const standing = standingOf(application, rule)
  const asked = askedStages(application)
  const stage = stageOf(actor.role)
  const written = application.opinions.some((one) => one.stage === stage)
  const mayDecide =
    stage !== null && OPINION_STAGES[stage].decides
      ? standing === 'deciding' &&
        decidingStages(rule).some((one) => one === stage) &&
        application.personId !== actor.personId
      : stage !== null && asked.includes(stage) && (standing === 'collecting' || standing === 'deciding')
  return {
    actor,
    application,
    child: found.child,
    rule,
    standing,
    // 没有个案的，孩子回来上课由学校在这里确认；有个案的在个案里。
    toResume:
      found.placement?.caseId === null && found.placement.classId && RESUMERS.includes(actor.role)
        ? found.placement
        : null,
    asked,
    today,
    tenantName: (await currentSitting())?.tenantName ?? '',
    myStage: stage !== null && mayDecide && !written ? stage : null,
  }
}

export type LoadedApplication = Awaited<ReturnType<typeof loadApplication>>
