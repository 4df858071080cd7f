import { loadCalendars } from '#lib/data/calendars'
import { voidDeadlines } from '#lib/data/deadlines'
import { openNeverEnrolledCase } from '#lib/data/enrolment/open-never-enrolled'
import { findPolicy } from '#lib/data/policies'
import { bureauReach, childReach } from '#lib/data/reach'
import { findFinding } from '#lib/data/rolls/matching/findings'
import { listUnexcusedSpell } from '#lib/data/rolls/matching/unexcused-spell'
import { type OpeningGround, openTruancy } from '#lib/duties/cases/open-truancy'
import { visitOwed } from '#lib/duties/enrolment/visit-owed'
import type { ImportDeps } from '#lib/duties/rolls/imports/plan-import'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { plainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork } from '#lib/rules/people/actor'
import { schoolYearOf } from '#lib/rules/rolls/school-age'
import { type FoundFinding, registerFromFinding } from './register-from-finding.ts'

const PLACE = { id: true, code: true } as const

/**
 * 照人的决定立案（后台）：籍在人走的进疑似辍学线；未入学的先登记、再进未入学线。说在外地就读而到期没有证明的也在此立。
 * 已有未结个案的不再立，把那一件接上。恰好一次：立了就记在那一处上。
 */
export function openFromFinding(deps: ImportDeps, clock: Clockwork, findingId: string): Promise<boolean> {
  const at = instant(deps.clock.now().getTime())
  return deps.db.asActor(clock, async (tx) => {
    const finding = await findFinding(tx, clock, findingId)
    const policy = await findPolicy(tx, clock, dayOf(at))
    if (!finding || finding.caseId !== null || !policy) return false
    const ground = { tx, clock, policy, at }
    const childId =
      finding.childId ?? (await registerFromFinding(tx, clock, deps, { finding, today: dayOf(at) }))
    if (!childId) return false
    const open = await tx.dropoutCase.findFirst({
      where: { AND: [bureauReach(clock), { childId, closedAt: null }] },
      select: { id: true },
    })
    const caseId =
      open?.id ??
      (finding.kind === 'roll_without_person'
        ? await openFromRoll(ground, finding, childId)
        : await openEnrolment(ground, finding, childId))
    if (!caseId) return false
    const { count } = await tx.matchFinding.updateMany({
      where: { AND: [bureauReach(clock), { id: findingId, caseId: null }] },
      data: { caseId, childId },
    })
    if (count !== 1) throw new Error('another clock opened the same finding')
    if (finding.matchDecisions[0]?.decision === 'studying_elsewhere')
      await voidDeadlines(tx, clock, {
        ...{ subjectId: childId, duties: ['outside_follow_up'] },
        why: '到期没有就读证明，已立案',
      })
    return true
  })
}

/** 疑似辍学线：起算自最后一次到校之后第一次无故不在的那天；到校之后没有无故不在的立不了，给空。 */
async function openFromRoll(
  ground: OpeningGround,
  finding: FoundFinding,
  childId: string,
): Promise<string | null> {
  const { tx, clock, policy } = ground
  const metDays = await listUnexcusedSpell(tx, clock, childId)
  const [sinceOn] = metDays
  if (!sinceOn) return null
  // 依据是本地文件怎样才算疑似辍学；比对只是怎样发现的，写在说明里。
  const { clause } = policy.profile.absenceTrigger
  return openTruancy(ground, childId, { clause, sinceOn, metDays, note: noteOf(finding) })
}

/** 未入学线：应在本学年起始之日入学；乡镇入户摸底的时限自立案起算。 */
async function openEnrolment(
  { tx, clock, policy, at }: OpeningGround,
  finding: FoundFinding,
  childId: string,
): Promise<string | null> {
  const child = await tx.child.findFirst({
    where: { AND: [childReach(clock), { id: childId }] },
    select: { village: { select: PLACE }, township: { select: PLACE }, schoolId: true },
  })
  if (!child?.township) return null
  const today = dayOf(at)
  const calendars = await loadCalendars(tx, clock, {})
  const visit = visitOwed(policy, at, calendars)
  const { caseId } = await openNeverEnrolledCase(tx, clock, {
    childId,
    schoolId: child.schoolId,
    village: child.village,
    township: child.township,
    policyVersionId: policy.versionId,
    clause: policy.profile.survey.clause,
    reason: null,
    whereabouts: null,
    sinceOn: plainDate(`${schoolYearOf(today)}-09-01`),
    foundOn: today,
    note: noteOf(finding),
    visit,
  })
  return caseId
}

function noteOf({ matchDecisions: [last] }: FoundFinding): string {
  const why = last?.decision === 'studying_elsewhere' ? '说在外地就读，到期没有证明；' : ''
  return `人籍比对立案：${why}${last?.reason ?? ''}`
}
