import { expect, test } from 'vitest'
import { judgeAttempt, LOCK_OUT } from './lock-out.ts'

const NOW = Date.parse('2026-11-24T08:00:00+08:00')
const CALM = { pair: 0, source: 0, login: 0, sinceMs: null, familiar: false }

test('the first five failures of a source go through, the seventh try waits', () => {
  expect(judgeAttempt({ ...CALM, pair: 5, source: 5, login: 5 }, NOW)).toEqual({ kind: 'go', delayMs: 0 })
  const sinceMs = NOW - 5 * 60_000
  expect(judgeAttempt({ ...CALM, pair: LOCK_OUT.perPair, sinceMs }, NOW)).toEqual({
    kind: 'locked',
    minutes: 10,
  })
})

test('however many failures elsewhere, an account is slowed for strangers and never locked', () => {
  expect(judgeAttempt({ ...CALM, login: 100_000 }, NOW)).toEqual({ kind: 'go', delayMs: 4_000 })
  expect(judgeAttempt({ ...CALM, login: 100_000, familiar: true }, NOW)).toEqual({ kind: 'go', delayMs: 0 })
})

test('a noisy source is locked for strangers, not for who signed in from there before', () => {
  const noisy = { ...CALM, source: LOCK_OUT.perSource }
  expect(judgeAttempt(noisy, NOW).kind).toBe('locked')
  expect(judgeAttempt({ ...noisy, familiar: true }, NOW).kind).toBe('go')
})
