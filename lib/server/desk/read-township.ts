import 'server-only'
import { listLeftCases } from '#lib/data/cases/case-people'
import { listCaseDuties } from '#lib/data/cases/list-duties'
import type { Tx } from '#lib/data/database'
import { listTownDuties } from '#lib/data/desk-duties'
import { listToCheck } from '#lib/data/figures-matters'
import { listHandOvers, listVillagesOf } from '#lib/data/hand-overs'
import { listInbox } from '#lib/data/reports-inbox'
import type { Official } from '#lib/rules/people/actor'
import { NATIONAL } from '#lib/rules/policy/national'
import type { Now } from '#lib/server/attendance/load-desk'
import { readOwnShares } from '#lib/server/figures/load-own-shares'
import { readTownshipAttendance } from '#lib/server/figures/load-township-attendance'
import { surveyDuties } from '#lib/server/survey/load-survey'
import { readDeskTop } from './desk-top.ts'

/** 乡镇的工作台：待签收、移交、时限、在校情况、摸底、按期率；一个事务取齐。 */
export async function readTownship(tx: Tx, actor: Official, now: Now) {
  const top = await readDeskTop(tx, actor, now)
  return {
    top,
    inbox: await listInbox(tx, actor),
    duties: await listCaseDuties(tx, actor),
    toCheck: await listToCheck(tx, actor),
    beside: await listTownDuties(tx, actor),
    left: await listLeftCases(tx, actor, now.today),
    handOvers: await listHandOvers(tx, actor),
    villages: await listVillagesOf(tx, actor, actor.unitIds),
    attendance: await readTownshipAttendance(tx, actor, top.policy?.profile ?? NATIONAL, now),
    survey: await surveyDuties(tx, actor, now),
    own: await readOwnShares(tx, actor, now.at),
  }
}
