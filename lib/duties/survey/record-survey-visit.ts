import { insertDoorCheck } from '#lib/data/children/child-checks'
import { findHousehold } from '#lib/data/survey/survey-households'
import { insertVisit } from '#lib/data/survey/write-survey'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { SurveyVisitForm } from '#lib/schemas/enrolment/survey-forms'
import { openAtTheDoor } from './open-at-the-door.ts'

type Ticked = {
  readonly householdId: string
  readonly areaId: string
  readonly toRegister: boolean
  readonly opened: number
}

/**
 * 摸底上门一次（DT-3.1.3）：见到了、搬走了、没有适龄孩子、家中无人；同一提交送两次只记一次。
 * 登记着而没有上学、也没有人在办的，当场立未入学的案。
 */
export async function recordSurveyVisit(
  deps: Deps,
  actor: Official,
  input: SurveyVisitForm,
): Promise<Outcome<Ticked>> {
  const by = ['village', 'township', 'township_leader'] as const
  return actOnce(deps, actor, { verb: 'record_survey_visit', by, input }, async (hand) => {
    const { tx, today } = hand
    const household = await findHousehold(tx, actor, input.householdId)
    if (!household) return refuse({ code: 'not_found' })
    if (household.signed) return refuse({ code: 'changed_meanwhile' })
    if (input.visitedOn > today) return refuse({ code: 'future_day', day: input.visitedOn })
    const known = new Set(household.children.map(({ id }) => id))
    if ([...input.outOfSchool, ...input.notHere].some((id) => !known.has(id)))
      return refuse({ code: 'not_found' })
    const { submissionKey: _key, ...visit } = input
    const ordinal = (household.visits[0]?.ordinal ?? 0) + 1
    await insertVisit(tx, actor, { ...visit, ordinal })
    const seen = input.outcome === 'found' ? household.children : []
    await insertDoorCheck(
      tx,
      actor,
      seen.flatMap(({ id, childId }) => (childId !== null && !input.notHere.includes(id) ? [childId] : [])),
      input.visitedOn,
    )
    const loose = household.children.filter(
      ({ id, childId }) => childId === null && input.outOfSchool.includes(id),
    )
    await appendEvent(tx, actor, {
      verb: 'record_survey_visit',
      subjectKind: 'survey_household',
      subjectId: household.id,
      happenedOn: input.visitedOn,
      facts: {
        ordinal,
        outcome: input.outcome,
        unlisted: input.unlisted,
        outOfSchool: input.outOfSchool.length,
        notHere: input.notHere.length,
      },
    })
    const opened = await openAtTheDoor(hand, actor, {
      childIds: household.children.flatMap(({ id, childId }) =>
        childId !== null && input.outOfSchool.includes(id) && !input.notHere.includes(id) ? [childId] : [],
      ),
      clue: input.learned,
    })
    const toRegister = input.unlisted + loose.length > 0
    return done({ householdId: household.id, areaId: household.areaId, toRegister, opened })
  })
}
