import 'server-only'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { requireActor } from '#lib/auth/require-actor'
import { findDraw, listPopulation } from '#lib/data/inspection/samples'
import { sha256Hex } from '#lib/duties/inspection/draw-audit-sample'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { drawSample, populationDigest, SAMPLE_SUBJECTS } from '#lib/rules/inspection/draw-sample'
import { deps } from './deps.ts'

/** 一次抽样，连同以同一种子当场重抽的结果：总体还是不是原来的，抽到的还是不是同一批。 */
export async function loadSample(sampleId: string) {
  const actor = await requireActor('inspector', 'bureau')
  if (!z.uuid().safeParse(sampleId).success) notFound()
  const { db, clock } = deps()
  const found = await db.asActor(actor, async (tx) => {
    const draw = await findDraw(tx, actor, sampleId)
    const subject = SAMPLE_SUBJECTS.find((one) => one === draw?.subject)
    if (!draw || !subject) return null
    const population = await listPopulation(tx, actor, subject, draw, draw.schoolIds)
    return { draw, subject, population }
  })
  if (!found) notFound()
  const { draw, subject, population } = found
  const again = drawSample(population, draw, sha256Hex)
  return {
    actor,
    draw,
    subject,
    today: dayOf(instant(clock.now().getTime())),
    again: {
      samePopulation: populationDigest(population, sha256Hex) === draw.populationDigest,
      sameItems:
        again.map(({ subjectId }) => subjectId).join() ===
        draw.items.map(({ subjectId }) => subjectId).join(),
      population: population.length,
    },
  }
}
