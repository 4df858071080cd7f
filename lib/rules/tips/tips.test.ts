import { expect, test } from 'vitest'
import { mayConclude, type TipOutcome, tipOutcome } from './tips.ts'

test.each<[string, TipOutcome[], TipOutcome]>([
  ['刚登记', [], 'pending'],
  ['查过一次，还没有结论', ['pending'], 'pending'],
  ['查实', ['pending', 'verified'], 'verified'],
  ['复核之后更正', ['verified', 'partly'], 'partly'],
])('结论以最近一次为准：%s', (_title, outcomes, now) => {
  expect(tipOutcome(outcomes.map((outcome) => ({ outcome })))).toBe(now)
})

test.each<[TipOutcome, TipOutcome, boolean]>([
  ['pending', 'pending', true],
  ['pending', 'unfounded', true],
  ['unfounded', 'verified', true],
  ['verified', 'pending', false],
  ['partly', 'pending', false],
])('从%s到%s：%s', (before, next, allowed) => {
  expect(mayConclude(before, next)).toBe(allowed)
})
