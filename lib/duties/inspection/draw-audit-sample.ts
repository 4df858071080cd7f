import { createHash } from 'node:crypto'
import { insertDraw, listPopulation } from '#lib/data/inspection/samples'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { appendEvents } from '#lib/ledger/append'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { drawSample, populationDigest } from '#lib/rules/inspection/draw-sample'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { SampleForm } from '#lib/schemas/inspection/inspection-forms'

/** SHA-256 的十六进制；抽样与重抽同一个。 */
export function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** 抽样（F58）：只抽已经过去的日子，总体才不再变，种子才重抽得出同一批。 */
export async function drawAuditSample(
  deps: Deps,
  actor: Official,
  input: SampleForm,
): Promise<Outcome<{ drawId: string; drawn: number }>> {
  if (actor.role !== 'inspector') return refuse({ code: 'not_allowed' })
  const today = dayOf(instant(deps.clock.now().getTime()))
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'draw_sample', input }, async () => {
      const { subject, fromOn, toOn, perSchool, seed } = input
      if (toOn >= today) return refuse({ code: 'period_not_over', day: toOn })
      const population = await listPopulation(tx, actor, subject, { fromOn, toOn }, actor.unitIds)
      if (population.length === 0) return refuse({ code: 'nothing_to_sample' })
      const items = drawSample(population, { seed, perSchool }, sha256Hex)
      const drawId = await insertDraw(tx, actor, {
        ...{ subject, fromOn, toOn, perSchool, seed, items },
        schoolIds: actor.unitIds,
        population: population.length,
        populationDigest: populationDigest(population, sha256Hex),
      })
      await appendEvents(
        tx,
        actor,
        [...new Set(items.map(({ schoolId }) => schoolId))].map((schoolId) => ({
          verb: 'draw_sample',
          subjectKind: 'sample_draw',
          subjectId: drawId,
          schoolId,
          facts: {
            subject,
            fromOn,
            toOn,
            population: population.length,
            drawn: items.filter((item) => item.schoolId === schoolId).length,
            digest: sha256Hex(`${seed}|${items.map(({ subjectId }) => subjectId).join('|')}`),
          },
        })),
      )
      return done({ drawId, drawn: items.length })
    }),
  )
}
