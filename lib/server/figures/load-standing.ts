import 'server-only'
import { countByGrade, documentLines, listCohortBases, listSetLines } from '#lib/data/control-lines'
import type { Tx } from '#lib/data/database'
import { countEnrolledAtStart, findYearBase, listOut } from '#lib/data/figures-line'
import { findPolicy, type Policy } from '#lib/data/policies'
import { countByBand } from '#lib/data/rolls/count-by-band'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { lineFor } from '#lib/rules/figures/control-line'
import {
  bandStandings,
  spanStandings,
  stageStandings,
  tightest,
  unjudgedLines,
} from '#lib/rules/figures/line-standing'
import { schoolYearOf } from '#lib/rules/figures/school-year'
import type { Official } from '#lib/rules/people/actor'

/** 控制线的现状：各指标的比率、线、距离，和构成它们的每一行；桌面、行页、导出都从这里取。 */
export async function loadStanding(tx: Tx, actor: Official, today: PlainDate) {
  return readStanding(tx, actor, today, await findPolicy(tx, actor, today))
}

/** 同上，今天的文件已经读过的。 */
export async function readStanding(tx: Tx, actor: Official, today: PlainDate, policy: Policy | null) {
  const year = schoolYearOf(today)
  const base = await findYearBase(tx, actor, year)
  const set = await listSetLines(tx, actor)
  const enrolled = await countEnrolledAtStart(tx, actor, base)
  const rows = await listOut(tx, actor, base)
  const bases = await listCohortBases(tx, actor)
  // 没有填过基数的，巩固率不列，也就不必数毕业年级。
  const pupils = bases.length > 0 ? await countByGrade(tx, actor, today) : new Map<number, number>()
  const lines = [...(policy ? documentLines(policy.profile) : []), ...set]
  const stages = stageStandings(enrolled, rows, lines, year)
  const spans = spanStandings(bases, pupils, lines, year)
  // 入学率要逐人推算就学状态：只有定了线的县才数。
  const judged = actor.role === 'bureau' && lineFor(lines, 'enrolment_rate', year) !== null
  const bands = judged ? bandStandings(await countByBand(tx, actor, today), lines, year) : []
  const all = [...stages, ...spans, ...bands]
  return {
    year,
    base,
    lines,
    set,
    bases,
    enrolled,
    rows,
    stages,
    spans,
    bands,
    tightest: tightest(all),
    unjudged: actor.role === 'bureau' ? unjudgedLines(lines, all, year) : [],
  }
}

export type LoadedStanding = Awaited<ReturnType<typeof loadStanding>>
