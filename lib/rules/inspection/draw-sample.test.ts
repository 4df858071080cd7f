import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { drawSample, populationDigest, type SampleUnit } from './draw-sample.ts'

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** 甲校 20 件、乙校 3 件、丙校没有。 */
const POPULATION: readonly SampleUnit[] = [...Array(23).keys()].map((at) => ({
  subjectId: `subject-${at}`,
  caseId: `case-${at}`,
  schoolId: at < 20 ? 'school-a' : 'school-b',
}))

test('每校至多几件，件数少的全取', () => {
  const drawn = drawSample(POPULATION, { seed: '督导2026秋', perSchool: 5 }, hashOf)
  expect(drawn.filter(({ schoolId }) => schoolId === 'school-a')).toHaveLength(5)
  expect(drawn.filter(({ schoolId }) => schoolId === 'school-b')).toHaveLength(3)
})

test('同一种子重抽是同一批，总体给出的次序不影响；换一粒种子是另一批', () => {
  const first = drawSample(POPULATION, { seed: '督导2026秋', perSchool: 5 }, hashOf)
  expect(drawSample(POPULATION.toReversed(), { seed: '督导2026秋', perSchool: 5 }, hashOf)).toEqual(first)
  expect(drawSample(POPULATION, { seed: '督导2026春', perSchool: 5 }, hashOf)).not.toEqual(first)
})

test('多取几件，原来抽到的都还在', () => {
  const five = drawSample(POPULATION, { seed: 's', perSchool: 5 }, hashOf)
  const eight = drawSample(POPULATION, { seed: 's', perSchool: 8 }, hashOf)
  for (const one of five) expect(eight).toContainEqual(one)
})

test('抽得匀：一千粒种子，每件被抽到的次数都在期望上下', () => {
  const hits = new Map<string, number>()
  for (let seed = 0; seed < 1_000; seed += 1)
    for (const { subjectId, schoolId } of drawSample(
      POPULATION,
      { seed: String(seed), perSchool: 5 },
      hashOf,
    ))
      if (schoolId === 'school-a') hits.set(subjectId, (hits.get(subjectId) ?? 0) + 1)
  expect(hits.size).toBe(20)
  for (const count of hits.values()) expect(Math.abs(count - 250)).toBeLessThan(60)
})

test('总体少一件，摘要就不同', () => {
  expect(populationDigest(POPULATION.slice(1), hashOf)).not.toBe(populationDigest(POPULATION, hashOf))
  expect(populationDigest(POPULATION.toReversed(), hashOf)).toBe(populationDigest(POPULATION, hashOf))
})
