import 'server-only'
import { listCases } from '#lib/data/cases/list-cases'
import { listCaseDuties } from '#lib/data/cases/list-duties'
import type { Tx } from '#lib/data/database'
import type { Official } from '#lib/rules/people/actor'
import type { Now } from '#lib/server/attendance/load-desk'
import { surveyDuties } from '#lib/server/survey/load-survey'
import { readDeskTop } from './desk-top.ts'

/** 村的工作台：入户任务、摸底、本村个案；一个事务取齐。 */
export async function readVillage(tx: Tx, actor: Official, now: Now) {
  return {
    top: await readDeskTop(tx, actor, now),
    survey: await surveyDuties(tx, actor, now),
    duties: await listCaseDuties(tx, actor),
    found: await listCases(tx, actor, { standing: 'open' }, { now: now.at }),
  }
}
