import type { CasePaper } from '#lib/data/cases/case-paper'
import type { FoundCase } from '#lib/data/cases/find-case'
import type { Instant } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import type { TakenMeasure } from '#lib/rules/cases/ladder'
import { lastRelapseOf, standingSteps } from '#lib/rules/cases/standing-steps'

const AWAY_AGAIN = ['relapse', 'find_again', 'expire_placement']

/** 这一段缺勤自哪天起：回来过又走的，是再次缺勤的那一天；缓学届满没有来的，是届满的次日；都不是立案时的。 */
export function awaySince(kase: FoundCase): PlainDate {
  const again = standingSteps(kase.steps).findLast(({ verb }) => AWAY_AGAIN.includes(verb))
  if (!again?.happenedOn) return kase.absentSinceOn
  return again.verb === 'expire_placement' ? addDays(again.happenedOn, 1) : again.happenedOn
}

/** 还没有撤回的最后一次复辍。 */
export function lastRelapse(kase: FoundCase): FoundCase['steps'][number] | undefined {
  return lastRelapseOf(kase.steps)
}

/** 本轮自何时起：复辍之后重新起头，从前的批评、文书不算。 */
export function roundSince(kase: FoundCase): Instant {
  return lastRelapse(kase)?.recordedAt ?? kase.openedAt
}

function papersOfRound(kase: FoundCase): readonly CasePaper[] {
  const since = roundSince(kase)
  return kase.papers.filter((paper) => paper.recordedAt >= since && paper.spoiled === null)
}

/** 本轮签发了、还没有送达也没有作废的文书。 */
export function waitingPapers(kase: FoundCase): readonly CasePaper[] {
  return papersOfRound(kase).filter((paper) => paper.service === null)
}

/** 本轮已办成的法律措施，按先后：批评教育以记录为准，责令与通知书以送达为准，提请以签发为准。 */
export function takenMeasures(kase: FoundCase): readonly TakenMeasure[] {
  const since = roundSince(kase)
  const criticised = kase.measures
    .filter((one) => one.kind === 'criticism' && one.recordedAt >= since)
    .map((one) => ({ at: one.recordedAt, kind: 'criticism' as const, returnBy: null }))
  const papers = papersOfRound(kase).flatMap(({ kind, service, recordedAt }) =>
    service || kind === 'justice_referral'
      ? [{ at: service?.recordedAt ?? recordedAt, kind, returnBy: service?.returnBy ?? null }]
      : [],
  )
  return [...criticised, ...papers].sort((a, b) => (a.at < b.at ? -1 : 1))
}
