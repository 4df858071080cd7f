import 'server-only'
import { requireActor } from '#lib/auth/require-actor'
import { listReportsToReceive, listUnexcusedDays } from '#lib/data/absence-file'
import { loadCalendarsOf } from '#lib/data/calendars'
import { listLeftCases } from '#lib/data/cases/case-people'
import { countCases } from '#lib/data/cases/list-cases'
import type { Tx } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import { listReportMatters } from '#lib/data/report-matters'
import { listClassesToday } from '#lib/data/submission-wall'
import { listTransferDuties } from '#lib/data/transfers/transfer-duties'
import { unmarkedAmong } from '#lib/data/unmarked-classes'
import type { Official } from '#lib/rules/people/actor'
import { deps } from '#lib/server/deps'
import { readDeskTop } from '#lib/server/desk/desk-top'
import { readOwnShares } from '#lib/server/figures/load-own-shares'
import { type Now, now, readDesk } from './load-desk.ts'

/** 两个数各自打开台账里的这些案。 */
const OPEN = { standing: 'open' } as const
const LATE = { standing: 'open', clock: 'late' } as const

/** 学校专干、校长的工作台：晨墙、待收悉、今天的无故缺勤、时限、未结个案的件数。 */
export async function loadSchool() {
  const actor = await requireActor('officer', 'principal')
  return deps().db.asActor(actor, (tx) => readSchool(tx, actor, now()))
}

/** 同上，在别人开的事务里；一个事务取齐。 */
export async function readSchool(tx: Tx, actor: Official, moment: Now) {
  const top = await readDeskTop(tx, actor, moment)
  const reports = await listReportsToReceive(tx, actor)
  return {
    actor,
    now: moment,
    top,
    own: await readOwnShares(tx, actor, moment.at),
    desk: await readDesk(tx, actor, moment),
    unexcused: await listUnexcusedDays(tx, actor, { fromOn: moment.today, toOn: moment.today }),
    transfers: await listTransferDuties(tx, actor),
    unmarked: unmarkedAmong(
      await listClassesToday(tx, actor, moment.today),
      moment.today,
      await loadCalendarsOf(tx, actor),
    ),
    unmarkedAfter: top.policy?.profile.unmarkedClass.value.principalAfter,
    left: await listLeftCases(tx, actor, moment.today),
    // 一份报告一个提交键：同一页上按两次只收一次。
    reports: reports.map((report) => ({ ...report, submissionKey: newId() })),
    reportMatters: await listReportMatters(tx, actor),
    openCases: await countCases(tx, actor, OPEN, moment.at),
    lateCases: await countCases(tx, actor, LATE, moment.at),
  }
}

export type LoadedSchool = Awaited<ReturnType<typeof loadSchool>>
