import 'server-only'
import { documentLines } from '#lib/data/control-lines'
import { listCounties, listSnapshots, type Snapshot } from '#lib/data/county-snapshots'
import { findPolicy } from '#lib/data/policies'
import { epochMs, type Instant } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import { isStale } from '#lib/rules/figures/county-figures'
import { submissionRate } from '#lib/rules/figures/daily-rates'
import { percentText } from '#lib/rules/figures/rate'
import { totalText } from '#lib/rules/figures/suppress'
import type { Official } from '#lib/rules/people/actor'
import { deps } from '#lib/server/deps'

const DAYS_SHOWN = 30

/** 市州的一页：各县最近一次的数字，重点县在前；全州逐日。只读本租户的那张表。 */
export async function loadPrefecture(
  actor: Official,
  now: { readonly at: Instant; readonly today: PlainDate },
) {
  const { db } = deps()
  const counties = await listCounties(db, actor.tenantId)
  const { snapshots, profile } = await db.asActor(actor, async (tx) => ({
    snapshots: await listSnapshots(tx, actor, addDays(now.today, -DAYS_SHOWN)),
    profile: (await findPolicy(tx, actor, now.today))?.profile ?? null,
  }))
  const keys = profile?.keyCounties.value ?? []
  const rows = counties.map(({ code, name }) => {
    const latest = snapshots.find((one) => one.countyCode === code)
    return {
      code,
      name,
      key: keys.includes(code),
      snapshot: latest
        ? {
            asOf: latest.asOf,
            stale: isStale(epochMs(latest.asOf), epochMs(now.at)),
            figures: latest.figures,
          }
        : null,
    }
  })
  const rank = (code: string) => (keys.includes(code) ? keys.indexOf(code) : keys.length)
  return {
    counties: rows.toSorted((a, b) => rank(a.code) - rank(b.code) || (a.code < b.code ? -1 : 1)),
    days: daysOf(snapshots),
    lines: profile ? documentLines(profile) : [],
  }
}

function daysOf(snapshots: readonly Snapshot[]) {
  const days = [...new Set(snapshots.map(({ day }) => day))].toSorted()
  return days.flatMap((day) => {
    const of = snapshots.filter((one) => one.day === day).map(({ figures }) => figures)
    const due = of.reduce((sum, one) => sum + one.classesDue, 0)
    const submitted = of.reduce((sum, one) => sum + one.classesSubmitted, 0)
    if (due === 0) return []
    const rate = submissionRate({ submitted, due })
    return [
      {
        day,
        counties: of.length,
        submitted,
        due,
        percent: rate.percent,
        rate: percentText(rate),
        unexcused: totalText(of.map((one) => one.unexcused)),
        openCases: totalText(of.map((one) => one.openCases)),
      },
    ]
  })
}
