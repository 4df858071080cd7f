import 'server-only'
import { listLeftCases } from '#lib/data/cases/case-people'
import type { Tx } from '#lib/data/database'
import { countUnexcused } from '#lib/data/figures-absences'
import { countClocks, listOwed } from '#lib/data/figures-clocks'
import { listMatters } from '#lib/data/figures-matters'
import { countLevelShares } from '#lib/data/figures-on-time'
import { listClosings } from '#lib/data/figures-returns'
import { listSchools, listTownships } from '#lib/data/figures-schools'
import { countOpenBySchool, listStages } from '#lib/data/figures-stages'
import { findTermStart, listWeeks } from '#lib/data/figures-trend'
import { findPolicy } from '#lib/data/policies'
import { listReportMatters } from '#lib/data/report-matters'
import { listClassesToday } from '#lib/data/submission-wall'
import { findTipLine } from '#lib/data/tips/tip-line'
import { countOpenTips } from '#lib/data/tips/tips'
import { listTransferDuties } from '#lib/data/transfers/transfer-duties'
import { listUnmarkedClasses } from '#lib/data/unmarked-classes'
import type { Instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { relapseRate } from '#lib/rules/figures/return-rates'
import type { Official } from '#lib/rules/people/actor'
import { loadReturns } from './load-returns.ts'
import { loadStanding } from './load-standing.ts'

/** 教育局工作台要的一切，所属学校此刻的动态都在里面（NA-7.8）；一个事务里取齐：数与数之间对得上。 */
export async function loadBureau(
  tx: Tx,
  actor: Official,
  now: { readonly at: Instant; readonly today: PlainDate },
) {
  const standing = await loadStanding(tx, actor, now.today)
  const termStart = (await findTermStart(tx, actor, now.today)) ?? standing.base
  return {
    classes: await listClassesToday(tx, actor, now.today),
    unmarked: await listUnmarkedClasses(tx, actor, now.today),
    unexcused: await countUnexcused(tx, actor, { day: now.today }),
    today: await countClocks(tx, actor, 'today', now.at),
    soon: await countClocks(tx, actor, 'soon', now.at),
    broken: await countClocks(tx, actor, 'broken', now.at),
    settled: await countClocks(tx, actor, 'settled', now.at),
    onTime: await countClocks(tx, actor, 'on_time', now.at),
    owed: await listOwed(tx, actor, 'bureau'),
    transfers: await listTransferDuties(tx, actor),
    reports: await listReportMatters(tx, actor),
    matters: await listMatters(tx, actor, now.at),
    stages: await listStages(tx, actor, now.today),
    openBySchool: await countOpenBySchool(tx, actor),
    openTips: await countOpenTips(tx, actor),
    tipLine: await findTipLine(tx, actor),
    left: await listLeftCases(tx, actor, now.today),
    policy: await findPolicy(tx, actor, now.today),
    schools: await listSchools(tx, actor),
    townships: await listTownships(tx, actor),
    shares: await countLevelShares(tx, actor, now.at),
    weeks: await listWeeks(tx, actor, { from: termStart, to: now.today }),
    returns: await loadReturns(tx, actor, now.today),
    relapse: relapseRate(await listClosings(tx, actor), now.today),
    termStart,
    standing,
  }
}

export type LoadedBureau = Awaited<ReturnType<typeof loadBureau>>
