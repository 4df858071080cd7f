import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { dayOf, endOfDay, epochMs, instant, startOfDay } from './instant.ts'
import { plainDate } from './plain-date.ts'

describe('一刻', () => {
  test('当日最后一毫秒还是当日，下一毫秒是次日', () => {
    const last = endOfDay(plainDate('2026-09-30'))
    expect(last).toBe('2026-09-30T15:59:59.999Z')
    expect(dayOf(last)).toBe('2026-09-30')
    const next = instant(epochMs(last) + 1)
    expect(next).toBe(startOfDay(plainDate('2026-10-01')))
    expect(dayOf(next)).toBe('2026-10-01')
  })

  test('北京 0 时 30 分是北京的那一天，不是 UTC 的前一天', () => {
    expect(dayOf(instant('2026-09-01T00:30:00+08:00'))).toBe('2026-09-01')
    expect(dayOf(instant('2026-08-31T16:30:00Z'))).toBe('2026-09-01')
  })

  test('不带时区的时刻不收', () => {
    expect(() => instant('2026-09-30T10:00:00')).toThrow()
    expect(() => instant('2026-09-30')).toThrow()
    expect(() => instant('昨天+08:00')).toThrow()
  })

  // 进程设在哪个时区，同一时刻在北京都是同一天、同一届满。
  test.each(['UTC', 'Asia/Urumqi', 'America/New_York', 'Pacific/Kiritimati'])('进程在 %s 也一样', (zone) => {
    const script = `
      import { dayOf, endOfDay, instant } from '#lib/rules/calendar/instant'
      import { addDays, weekdayOf } from '#lib/rules/calendar/plain-date'
      const day = dayOf(instant('2026-03-08T00:30:00+08:00'))
      console.log(JSON.stringify([day, endOfDay(addDays(day, 1)), weekdayOf(day), dayOf(instant('2026-11-01T23:59:59.999+08:00'))]))`
    const ran = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TZ: zone, NODE_OPTIONS: '' },
      encoding: 'utf8',
    })
    expect(JSON.parse(ran.stdout)).toEqual(['2026-03-08', '2026-03-09T15:59:59.999Z', 7, '2026-11-01'])
  })
})
