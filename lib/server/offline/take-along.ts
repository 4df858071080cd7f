import 'server-only'
import { currentSitting } from '#lib/auth/current-sitting'
import { findCase } from '#lib/data/cases/find-case'
import { listCaseDuties } from '#lib/data/cases/list-duties'
import type { Tx } from '#lib/data/database'
import { findRollCallGround } from '#lib/data/roll-call-ground'
import { listAwayBefore } from '#lib/data/roll-calls'
import { caseFacts } from '#lib/duties/cases/case-facts'
import { loadCasePolicy } from '#lib/duties/cases/case-policy'
import { epochMs, instant } from '#lib/rules/calendar/instant'
import { openVerbs } from '#lib/rules/cases/take-step'
import { SESSION_TIMES } from '#lib/rules/identity/session-times'
import type { RollCallAhead, TakenAlong, VisitAhead } from '#lib/rules/offline/taken-along'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { namesInList } from '#lib/rules/people/names-in-list'
import { type Now, now, readDesk } from '#lib/server/attendance/load-desk'
import type { ServerDeps } from '#lib/server/deps'

const OURS = ['township', 'township_leader', 'village']
const VISITS = ['record_township_visit', 'record_survey', 'organise_enrolment']
/** 一趟走得完的户数；多带的只是多一分丢手机的风险。 */
const MOST_VISITS = 20

/** 带上路（F31）：村、镇带今天该入户的个案，教师带今天还没有点名的名单；至多留一次登录那么久。 */
export async function takeAlong(deps: ServerDeps, actor: Official): Promise<Outcome<TakenAlong>> {
  const moment = now()
  if (actor.role !== 'teacher' && !OURS.includes(actor.role)) return refuse({ code: 'not_allowed' })
  const myName = (await currentSitting())?.personName ?? ''
  const [visits, rollCalls] = await deps.db.asActor(actor, async (tx) =>
    actor.role === 'teacher'
      ? [[], await rollCallsAhead(tx, actor, moment)]
      : [await visitsAhead(tx, actor, moment, myName), []],
  )
  const until = instant(epochMs(moment.at) + SESSION_TIMES.absoluteMs)
  return done({ owner: actor.personId, takenAt: moment.at, until, visits, rollCalls })
}

/** 先到期的在前；这一步此刻归不归此人，与个案页同一个判断。 */
async function visitsAhead(tx: Tx, actor: Official, { today }: Now, myName: string): Promise<VisitAhead[]> {
  const due = new Map<string, string>()
  for (const { clock, kase } of await listCaseDuties(tx, actor))
    if (OURS.includes(clock.ownerRole) && !due.has(kase.id)) due.set(kase.id, clock.dueAt)
  const ahead: VisitAhead[] = []
  for (const [caseId, dueAt] of due) {
    if (ahead.length === MOST_VISITS) break
    const kase = await findCase(tx, actor, caseId)
    if (!kase) continue
    const policy = await loadCasePolicy(tx, actor, kase)
    const open = openVerbs(kase.state, actor.role, caseFacts(kase, policy, actor.personId, today))
    const step = open.find(({ verb }) => VISITS.includes(verb))?.step
    if (!step) continue
    const last = kase.visits.at(-1)
    ahead.push({
      caseId,
      version: kase.version,
      childName: kase.child.name,
      village: kase.village?.name ?? null,
      label: step.label,
      ordinal: kase.visits.length + 1,
      lastVisit: last ? { on: last.visitedOn, participants: last.participants } : null,
      dueAt,
      earliest: kase.absentSinceOn,
      participants: last?.participants ?? myName,
      neverEnrolled: kase.line === 'never_enrolled',
    })
  }
  return ahead
}

async function rollCallsAhead(tx: Tx, actor: Official, moment: Now): Promise<RollCallAhead[]> {
  const { today: day } = moment
  const { classes } = await readDesk(tx, actor, moment)
  const ahead: RollCallAhead[] = []
  for (const { classId, name, closed, call } of classes) {
    if (closed !== null || call !== null) continue
    const ground = await findRollCallGround(tx, actor, { classId, day, today: day, childIds: [] })
    if (!ground || ground.roster.length === 0) continue
    const away = await listAwayBefore(tx, actor, classId, day)
    const names = namesInList(ground.roster)
    const pupils = ground.roster.map(({ childId }) => {
      const leave = ground.leaves.findLast((one) => one.childId === childId)
      return {
        childId,
        name: names.get(childId) ?? '',
        leaveToOn: leave?.toOn ?? null,
        awayBefore: away.includes(childId),
        mark: leave?.kind ?? ('present' as const),
      }
    })
    ahead.push({ classId, className: name, day, pupils })
  }
  return ahead
}
