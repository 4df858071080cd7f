import { existsSync, readFileSync } from 'node:fs'

/** What one runner did. */
export type Counts = { passed: number; failed: number }

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numFailedTestSuites: number
  success: boolean
}
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number }
  errors: unknown[]
}

// A runner that leaves no report, or ran nothing, has failed: silence is not success.
function honest(counts: Counts, exitCode: number): Counts {
  if (counts.passed + counts.failed === 0) return { passed: 0, failed: 1 }
  if (exitCode !== 0 && counts.failed === 0) return { ...counts, failed: 1 }
  return counts
}

/** Reads vitest's JSON report. A file that could not even be loaded counts as one failure. */
export function countVitest(file: string, exitCode: number): Counts {
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  const report: VitestReport = JSON.parse(readFileSync(file, 'utf8'))
  return honest({ passed: report.numPassedTests, failed: report.numFailedTests }, exitCode)
}

/** Reads Playwright's JSON report. A test that passed only on a second try counts as passed. */
export function countPlaywright(file: string, exitCode: number): Counts {
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  const { stats, errors }: PlaywrightReport = JSON.parse(readFileSync(file, 'utf8'))
  return honest({ passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length }, exitCode)
}

/** Counts a check that has only one answer (types, lint, build). */
export function countCheck(exitCode: number): Counts {
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** Sums what all runners did. */
export function sum(all: readonly Counts[]): Counts {
  return all.reduce(
    (total, one) => ({ passed: total.passed + one.passed, failed: total.failed + one.failed }),
    { passed: 0, failed: 0 },
  )
}
