import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { countCheck, countPlaywright, countVitest, sum } from './test-counts.ts'

function report(content: unknown): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'counts-')), 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

test('the last line sums all runners', () => {
  const unit = countVitest(report({ numPassedTests: 40, numFailedTests: 2 }), 1)
  const journeys = countPlaywright(report({ stats: { expected: 5, unexpected: 1, flaky: 1 }, errors: [] }), 1)
  expect(sum([unit, journeys, countCheck(0), countCheck(2)])).toEqual({ passed: 47, failed: 4 })
})

test('a runner that ran nothing has failed', () => {
  expect(countVitest(report({ numPassedTests: 0, numFailedTests: 0 }), 0).failed).toBe(1)
  expect(
    countPlaywright(report({ stats: { expected: 0, unexpected: 0, flaky: 0 }, errors: [] }), 0).failed,
  ).toBe(1)
})

test('a runner that left no report has failed', () => {
  expect(countVitest('/nowhere/report.json', 0).failed).toBe(1)
  expect(countPlaywright('/nowhere/report.json', 0).failed).toBe(1)
})

test('a runner that ended badly has failed even when every test it counted passed', () => {
  expect(countVitest(report({ numPassedTests: 3, numFailedTests: 0 }), 1)).toEqual({ passed: 3, failed: 1 })
})
