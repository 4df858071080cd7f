import 'server-only'
import { currentSitting } from '#lib/auth/current-sitting'
import { listHomeVisits } from '#lib/data/children/home-visits'
import { listHousehold, listVisited, proposeHousehold } from '#lib/data/children/households'
import { isCaseState } from '#lib/rules/cases/case-states'
import { stepOf } from '#lib/rules/cases/case-steps'
import { deps } from '#lib/server/deps'
import { loadChild } from './load-child.ts'

const VISITS = ['record_township_visit', 'record_survey', 'organise_enrolment'] as const

/** 一户的页面：同户的孩子与待认定的、历次家访、这次走访会随之办结什么。 */
export async function loadHousehold(childId: string) {
  const loaded = await loadChild(childId)
  const { actor, child } = loaded
  const found = await deps().db.asActor(actor, async (tx) => {
    const members = await listHousehold(tx, actor, childId)
    const ids = [...new Set([childId, ...members.map(({ id }) => id)])]
    return {
      members,
      proposals: await proposeHousehold(tx, actor, childId),
      visits: await listHomeVisits(tx, actor, { childId }),
      visited: await listVisited(tx, actor, ids),
    }
  })
  const stateOf = (id: string) => {
    const state = found.visited.find((one) => one.id === id)?.dropoutCases[0]?.state
    return state !== undefined && isCaseState(state) ? state : null
  }
  const ids = [childId, ...found.members.map(({ id }) => id).filter((id) => id !== childId)]
  const states = ids.map(stateOf).filter((state) => state !== null)
  const open = (verbs: readonly (typeof VISITS)[number][] | readonly ['record_persuasion']) =>
    states.some((state) => verbs.some((verb) => stepOf(state, verb)?.by.includes(actor.role)))
  return {
    ...loaded,
    ...found,
    myName: (await currentSitting())?.personName ?? '',
    mayVisit: actor.role !== 'bureau' && actor.role !== 'inspector',
    serves: open(['record_persuasion']) ? ('persuasion' as const) : open(VISITS) ? ('visit' as const) : null,
    choices: ids.map((id) => {
      const member = found.members.find((one) => one.id === id)
      return {
        value: id,
        label: id === childId ? child.name : (member?.name ?? ''),
        detail: [member?.class?.name ?? child.class?.name, stateOf(id) ? '有个案' : '']
          .filter(Boolean)
          .join('，'),
      }
    }),
  }
}
