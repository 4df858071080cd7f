import 'server-only'
import { loadCalendarsOf } from '#lib/data/calendars'
import { listLeftCases } from '#lib/data/cases/case-people'
import type { Tx } from '#lib/data/database'
import { countUnexcused } from '#lib/data/figures-absences'
import { countClocks, countDueSoon, listOwed } from '#lib/data/figures-clocks'
import { listMatters } from '#lib/data/figures-matters'
import { countOnTime } from '#lib/data/figures-on-time'
import { listOutByWeek } from '#lib/data/figures-out-trend'
import { listClosings } from '#lib/data/figures-returns'
import { listSchools, listTownships } from '#lib/data/figures-schools'
import { listStages } from '#lib/data/figures-stages'
import { findTermStart, listWeeks } from '#lib/data/figures-trend'
import { countUnchecked } from '#lib/data/leads/leads'
import { listReportMatters } from '#lib/data/report-matters'
import { countMergesToDecide } from '#lib/data/rolls/matching/merges'
import { listClassesToday } from '#lib/data/submission-wall'
import { findTipLine } from '#lib/data/tips/tip-line'
import { countOpenTips } from '#lib/data/tips/tips'
import { listUnstaffedTownships } from '#lib/data/township-users'
import { listTransferDuties } from '#lib/data/transfers/transfer-duties'
import { unmarkedAmong } from '#lib/data/unmarked-classes'
import type { Instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { relapseRate } from '#lib/rules/figures/return-rates'
import type { Official } from '#lib/rules/people/actor'
import { NATIONAL } from '#lib/rules/policy/national'
import { readDeskTop } from '#lib/server/desk/desk-top'
import { unsignedPledges } from '#lib/server/people/load-profile'
import { readPrintedHead } from '#lib/server/printed-head'
import { surveyDuties } from '#lib/server/survey/load-survey'
import { readWiderViews } from '#lib/server/wider-views/load-register'
import { offeredTitles } from './load-policy.ts'
import { readReturns } from './load-returns.ts'
import { readStanding } from './load-standing.ts'

/** 教育局工作台要的一切，所属学校此刻的动态都在里面（NA-7.8）；一个事务里取齐：数与数之间对得上。 */
export async function loadBureau(
  tx: Tx,
  actor: Official,
  now: { readonly at: Instant; readonly today: PlainDate },
) {
  const { at, today } = now
  const { policy, places, reminders } = await readDeskTop(tx, actor, now)
  const profile = policy?.profile ?? NATIONAL
  const standing = await readStanding(tx, actor, today, policy)
  const termStart = (await findTermStart(tx, actor, today)) ?? standing.base
  const calendarsOf = await loadCalendarsOf(tx, actor)
  const classes = await listClassesToday(tx, actor, today)
  const { settled, onTime, shares } = await countOnTime(tx, actor, at)
  return {
    places,
    reminders,
    survey: await surveyDuties(tx, actor, now),
    offered: await offeredTitles(tx, actor),
    pledges: await unsignedPledges(tx, actor, profile, today),
    views: await readWiderViews(tx, actor, 'unreviewed', at),
    classes,
    unmarked: unmarkedAmong(classes, today, calendarsOf),
    unexcused: await countUnexcused(tx, actor, { day: today }),
    ...(await countDueSoon(tx, actor, at)),
    broken: await countClocks(tx, actor, 'broken', at),
    ...{ settled, onTime, shares },
    owed: await listOwed(tx, actor, 'bureau'),
    transfers: await listTransferDuties(tx, actor),
    reports: await listReportMatters(tx, actor),
    matters: await listMatters(tx, actor, at),
    stages: await listStages(tx, actor, today),
    openTips: await countOpenTips(tx, actor),
    openLeads: await countUnchecked(tx, actor),
    merges: await countMergesToDecide(tx, actor),
    tipLine: profile.hotline.value ? await findTipLine(tx, actor) : null,
    left: await listLeftCases(tx, actor, today),
    policy,
    schools: await listSchools(tx, actor),
    townships: await listTownships(tx, actor),
    unstaffed: await listUnstaffedTownships(tx, actor, today),
    weeks: await listWeeks(tx, actor, { from: termStart, to: today, withCalls: false }),
    outWeeks: await listOutByWeek(tx, actor, { base: standing.base, from: termStart, to: today }),
    returns: await readReturns(tx, actor, { today, base: standing.base, work: calendarsOf({}).work }),
    relapse: relapseRate(await listClosings(tx, actor), today),
    termStart,
    standing,
    head: await readPrintedHead(tx, actor),
  }
}

export type LoadedBureau = Awaited<ReturnType<typeof loadBureau>>
