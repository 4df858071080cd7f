import { loadCalendars } from '#lib/data/calendars'
import { insertHomeVisits } from '#lib/data/children/home-visits'
import { listVisited } from '#lib/data/children/households'
import { newId } from '#lib/data/ids'
import { findPolicy } from '#lib/data/policies'
import { type Acted, stepInside } from '#lib/duties/cases/act-on-case'
import { planPersuasion } from '#lib/duties/cases/record-persuasion'
import { planVisit } from '#lib/duties/cases/record-township-visit'
import type { Deps } from '#lib/duties/deps'
import { actOnce, type Hand } from '#lib/duties/people/act-once'
import { appendEvents } from '#lib/ledger/append'
import { instant } from '#lib/rules/calendar/instant'
import { schoolDay } from '#lib/rules/calendar/school-days'
import { isCaseState } from '#lib/rules/cases/case-states'
import { stepOf } from '#lib/rules/cases/case-steps'
import { done, type Outcome, type Refusal, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { groupsOf } from '#lib/rules/people/watch-groups'
import type { HomeVisitForm } from '#lib/schemas/children/home-visit'

const VISITORS = ['teacher', 'officer', 'principal', 'village', 'township', 'township_leader'] as const

type Visited = Awaited<ReturnType<typeof listVisited>>[number]

/** 走访之中有一案办不成：连同别的一起回滚。 */
class RefusedInside extends Error {
  readonly refused: Refusal

  constructor(refused: Refusal) {
    super('one of the children refused')
    this.refused = refused
  }
}

/**
 * 登记一次家访（F29，DDK-4.8.1，DDK-5.2.1）：没有个案的也记，节假日也记。一次走访几个同户的孩子，
 * 各记一行；有个案的，学校记作一次劝返（附件4），乡镇、村记作一次入户（附件3），各案的时限各自办结。
 */
export async function recordHomeVisit(
  deps: Deps,
  actor: Official,
  input: HomeVisitForm,
): Promise<Outcome<{ visitId: string }>> {
  const act = { verb: 'record_home_visit', by: VISITORS, input }
  try {
    return await actOnce(deps, actor, act, (hand) => visit(actor, input, hand))
  } catch (error) {
    if (error instanceof RefusedInside) return refuse(error.refused)
    throw error
  }
}

async function visit(
  actor: Official,
  input: HomeVisitForm,
  hand: Hand,
): Promise<Outcome<{ visitId: string }>> {
  const { tx, today } = hand
  if (input.visitedOn > today) return refuse({ code: 'future_day', day: input.visitedOn })
  const children = await listVisited(tx, actor, input.childIds)
  if (children.length !== input.childIds.length) return refuse({ code: 'not_found' })
  const watched = (await findPolicy(tx, actor, today))?.profile.watchGroups.value ?? []
  const visitId = newId()
  for (const child of children) {
    const acted = await serveCase(actor, input, hand, child)
    if (acted && !acted.ok) throw new RefusedInside(acted.refusal)
  }
  const rows = []
  for (const child of children) {
    const { school } = await loadCalendars(tx, actor, child.schoolId ? { schoolId: child.schoolId } : {})
    rows.push({
      visitId,
      childId: child.id,
      caseId: child.dropoutCases[0]?.id ?? null,
      schoolId: child.schoolId,
      visitedOn: input.visitedOn,
      onHoliday: schoolDay(school, input.visitedOn, child.class?.gradeNo ?? undefined).kind === 'off',
      visitors: input.visitors,
      content: input.content,
      groups: groupsOf(
        child.childCategorys.map(({ category }) => category),
        watched,
      ),
    })
  }
  await insertHomeVisits(tx, actor, rows)
  await appendEvents(
    tx,
    actor,
    children.map((child) => ({
      verb: 'record_home_visit',
      subjectKind: 'child',
      subjectId: child.id,
      caseId: child.dropoutCases[0]?.id ?? null,
      classId: child.classId,
      schoolId: child.schoolId,
      happenedOn: input.visitedOn,
      facts: { visit: visitId, children: children.length },
    })),
  )
  return done({ visitId })
}

/** 有个案而此岗位此时正该走访的，随这一次办一步；不该的（已返校、已移送）只记家访。 */
async function serveCase(
  actor: Official,
  input: HomeVisitForm,
  { tx, at }: Hand,
  child: Visited,
): Promise<Outcome<Acted> | null> {
  const kase = child.dropoutCases[0]
  if (!kase || !isCaseState(kase.state)) return null
  const { state } = kase
  const verb = (
    ['record_persuasion', 'record_township_visit', 'record_survey', 'organise_enrolment'] as const
  ).find((one) => stepOf(state, one)?.by.includes(actor.role))
  if (!verb) return null
  const { outcome, truancyReason, whereabouts, visitedOn, visitors, content } = input
  if (outcome === '') return missing('outcome', '其中有孩子有个案，请选择本次结果')
  const on = { caseId: kase.id, version: kase.version, at }
  if (verb !== 'record_persuasion')
    return stepInside(tx, actor, verb, on, (acting) =>
      planVisit(acting, { visitedOn, participants: visitors, content, outcome }),
    )
  if (truancyReason === '') return missing('truancyReason', '其中有孩子在劝返，请选择旷课原因')
  if (whereabouts === '') return missing('whereabouts', '其中有孩子在劝返，请选择去向')
  const noon = instant(`${visitedOn}T12:00:00.000+08:00`)
  return stepInside(tx, actor, verb, on, (acting) =>
    planPersuasion(acting, {
      phoned: false,
      visited: true,
      teachers: visitors,
      // 只知道哪天：当天的按办理之时，往日的按正午。
      persuadedAt: noon < at ? noon : at,
      truancyReason,
      whereabouts,
      familySituation: content,
      guardianAttitude: input.guardianAttitude,
      studentAttitude: input.studentAttitude,
      methodsAndMeasures: content,
      effect: outcome,
      effectNote: '',
    }),
  )
}

function missing(field: string, text: string) {
  return refuse({ code: 'invalid_input', fields: { [field]: text } })
}
