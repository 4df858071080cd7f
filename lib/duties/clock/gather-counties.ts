import { documentLines, listSetLines } from '#lib/data/control-lines'
import { insertSnapshot, listCounties } from '#lib/data/county-snapshots'
import type { Tx } from '#lib/data/database'
import { countUnexcused } from '#lib/data/figures-absences'
import { countClocks } from '#lib/data/figures-clocks'
import { countEnrolledAtStart, findYearBase, listOut } from '#lib/data/figures-line'
import { countOpenCases } from '#lib/data/figures-stages'
import { findPolicy } from '#lib/data/policies'
import { listClassesToday } from '#lib/data/submission-wall'
import type { Deps } from '#lib/duties/deps'
import { dayOf, type Instant, instant } from '#lib/rules/calendar/instant'
import { AGENCIES, type Agency } from '#lib/rules/figures/agencies'
import { type CountyFigures, countyFigures, slotOf } from '#lib/rules/figures/county-figures'
import { stageStandings } from '#lib/rules/figures/line-standing'
import { schoolYearOf } from '#lib/rules/figures/school-year'
import { bySchool, dueClasses, silentSchools } from '#lib/rules/figures/silent-schools'
import type { Clockwork, Official } from '#lib/rules/people/actor'

/**
 * 市州并列各县（LX-1.1，LX-1.4）：以各县时钟的身份在各县之内数，小数当场盖住，只把数写进市州的租户。
 * 两个租户各一个事务，没有一行儿童离开本县。一刻一县一行，做几遍都一样；给出新写了几县。
 */
export async function gatherCounties(deps: Deps, prefecture: Clockwork): Promise<number> {
  const nowMs = deps.clock.now().getTime()
  const at = instant(nowMs)
  let written = 0
  for (const county of await listCounties(deps.db, prefecture.tenantId)) {
    const clock: Clockwork = { kind: 'clock', tenantId: county.id }
    const figures = await deps.db.asActor(clock, (tx) => countCounty(tx, clock, at))
    // 还没有开通的县没有班级，也就没有数字可写。
    if (!figures) continue
    const row = { countyCode: county.code, day: dayOf(at), slot: new Date(slotOf(nowMs)), figures }
    if (await deps.db.asActor(prefecture, (tx) => insertSnapshot(tx, prefecture, row))) written += 1
  }
  return written
}

/** 一个县此刻的数字，县教育局、时钟问的一样；没有一个班是 null。 */
export async function countCounty(
  tx: Tx,
  actor: Official | Clockwork,
  at: Instant,
): Promise<CountyFigures | null> {
  const today = dayOf(at)
  const year = schoolYearOf(today)
  const classes = await listClassesToday(tx, actor, today)
  if (classes.length === 0) return null
  const base = await findYearBase(tx, actor, year)
  const policy = await findPolicy(tx, actor, today)
  const lines = [...(policy ? documentLines(policy.profile) : []), ...(await listSetLines(tx, actor))]
  const out = await listOut(tx, actor, base)
  const due = dueClasses(classes)
  const { open, confirmed } = await countOpenCases(tx, actor)
  return countyFigures({
    classesDue: due.length,
    classesSubmitted: due.filter(({ state }) => state === 'submitted').length,
    schoolsDue: bySchool(due).length,
    schoolsSilent: silentSchools(classes).length,
    unexcused: await countUnexcused(tx, actor, { day: today }),
    openCases: open,
    confirmed,
    settled: total(await countClocks(tx, actor, 'settled', at)),
    onTime: total(await countClocks(tx, actor, 'on_time', at)),
    broken: total(await countClocks(tx, actor, 'broken', at)),
    stages: stageStandings(await countEnrolledAtStart(tx, actor, base), out, lines, year),
  })
}

function total(counts: Readonly<Record<Agency, number>>): number {
  return AGENCIES.reduce((sum, agency) => sum + counts[agency], 0)
}
