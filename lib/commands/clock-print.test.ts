import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'

function clock(args: readonly string[], zone = 'Asia/Shanghai') {
  const { NODE_OPTIONS: _, ...env } = process.env
  return spawnSync(process.execPath, ['lib/commands/clock.mjs', ...args], {
    env: { ...env, TZ: zone },
    encoding: 'utf8',
  })
}

const asked = (profile: string, event: string, at: string) => [
  '--profile',
  profile,
  '--event',
  event,
  '--at',
  at,
]
const eve = asked('datian-2023', 'first_persuasion', '2026-09-30T10:00:00+08:00')

describe('npm run clock', () => {
  test('国庆前一天劝返：只起算书面报告，10 月 10 日周六补班那天届满', () => {
    const [report, ...rest] = JSON.parse(clock(eve).stdout)
    expect(rest).toEqual([])
    expect(report).toMatchObject({
      duty: 'written_report',
      clause: 'DT-3.4.3',
      startOn: '2026-09-30',
      dueAt: '2026-10-10T23:59:59.999+08:00',
      provisional: false,
      counted: ['2026-10-08', '2026-10-09', '2026-10-10'],
      calendar: expect.stringContaining('2026-12-31'),
    })
    expect(report.skipped).toHaveLength(7)
    expect(report.skipped[0]).toEqual({ date: '2026-10-01', why: '国庆节' })
  })

  test.each(['UTC', 'Asia/Urumqi', 'America/New_York'])('机器在 %s，一字不差', (zone) => {
    expect(clock(eve, zone).stdout).toBe(clock(eve).stdout)
  })

  test('同一刻换一种写法，答案相同', () => {
    const utc = clock(asked('datian-2023', 'first_persuasion', '2026-09-30T02:00:00Z'))
    expect(utc.stdout).toBe(clock(eve).stdout)
  })

  test('越过已公布的年份：暂定', () => {
    const ran = clock(asked('nanan-2018', 'first_persuasion', '2026-12-30T10:00:00+08:00'))
    expect(JSON.parse(ran.stdout)).toMatchObject([
      { provisional: true, dueAt: '2027-01-04T23:59:59.999+08:00' },
    ])
  })

  test('不认识的文件、事件：列出认识的，退出码 2', () => {
    const profile = clock(asked('sanming-2030', 'first_persuasion', '2026-09-30T10:00:00+08:00'))
    expect([profile.status, profile.stdout]).toEqual([2, ''])
    for (const code of ['nanan-2018', 'linxia-2016', 'dadukou-2018', 'datian-2023'])
      expect(profile.stderr).toContain(code)
    const event = clock(asked('datian-2023', 'snow', '2026-09-30T10:00:00+08:00'))
    expect([event.status, event.stdout]).toEqual([2, ''])
    expect(event.stderr).toContain('persuasion_failed')
  })

  test.each([
    '',
    '2026-09-30',
    '2026-09-30T10:00:00',
    '2026-02-30T10:00:00+08:00',
    '2026-09-30T25:00:00+08:00',
    '明天',
  ])('--at %j：一句话，退出码 2', (at) => {
    const ran = clock(asked('datian-2023', 'first_persuasion', at))
    expect([ran.status, ran.stdout]).toEqual([2, ''])
    expect(ran.stderr).toMatch(/^--at .*2026-09-30T10:00:00\+08:00\n$/)
  })

  test('缺参数、多参数：退出码 2', () => {
    expect(clock(['--profile', 'datian-2023', '--event', 'first_persuasion']).status).toBe(2)
    expect(clock([...eve, '--colour', 'red']).status).toBe(2)
    expect(clock([]).status).toBe(2)
  })
})
