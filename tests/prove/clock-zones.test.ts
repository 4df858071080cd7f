import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'
import { childEnvironment } from '#lib/server/env'
import { tell } from './figure.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const ZONES = ['UTC', 'Asia/Shanghai', 'Asia/Urumqi', 'America/New_York'] as const

/** 看日子的规则都在这几处。 */
const ZONED = [
  'lib/rules/calendar',
  'lib/rules/clocks',
  'lib/rules/attendance',
  'lib/rules/figures',
  'lib/rules/messages',
]

function derived(zone: string): { lines: number; digest: string } {
  const made = spawnSync(process.execPath, ['tests/prove/derive-all.ts'], {
    cwd: ROOT,
    env: childEnvironment({ TZ: zone }),
    encoding: 'utf8',
  })
  if (made.status !== 0) throw new Error(made.stderr)
  return JSON.parse(made.stdout)
}

test('三年里每一个起算日 × 每种单位：进程在哪个时区，算出来的时限逐条相同', () => {
  const found = ZONES.map(derived)
  const digests = new Set(found.map(({ digest }) => digest))
  tell('T13', { deadlines: found[0]?.lines ?? 0, zones: ZONES.length, different: digests.size - 1 })
  expect(found[0]?.lines).toBeGreaterThan(10_000)
  expect(digests.size).toBe(1)
}, 120_000)

test.each(['Asia/Urumqi', 'America/New_York'])(
  '日历、时钟、考勤、数字的规则在 %s 的进程里照样全过',
  (zone) => {
    const ran = spawnSync(
      process.execPath,
      ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', '--reporter=dot', ...ZONED],
      { cwd: ROOT, env: childEnvironment({ TZ: zone, CI: '1' }), encoding: 'utf8' },
    )
    expect(ran.stdout + ran.stderr, zone).toMatch(/Tests .* passed/)
    expect(ran.status).toBe(0)
  },
  120_000,
)
