import { describe, expect, test } from 'vitest'
import { endOfDay, instant } from '#lib/rules/calendar/instant'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { type WorkCalendar, workCalendar } from '#lib/rules/calendar/working-days'
import { deriveDeadline } from './derive-deadline.ts'
import { recompute, type StoredDeadline } from './recompute.ts'

const term = { amount: 3, unit: 'working_day' } as const

function calendarsOf(work: WorkCalendar) {
  return { work, school: { work, terms: [], tenant: [], school: [] } }
}

function stored(at: string, work = workCalendar()): StoredDeadline {
  const startAt = instant(at)
  const { dueAt, provisional } = deriveDeadline(startAt, term, calendarsOf(work))
  return { startAt, term, dueAt, provisional, judged: false }
}

const typhoon = workCalendar([{ day: plainDate('2026-11-24'), works: false, why: '台风停工' }])
const yearAfter = workCalendar([], [{ day: plainDate('2027-01-01'), works: false, why: '元旦' }], {
  from: plainDate('2026-01-01'),
  until: plainDate('2027-12-31'),
})

describe('日历更新之后', () => {
  test('县里补录停工一天，在走的时限顺到后一天，并带缘由', () => {
    const moved = recompute(stored('2026-11-20T10:00:00+08:00'), calendarsOf(typhoon), '县里补录 11-24 停工')
    expect(moved?.to.dueAt).toBe(endOfDay(plainDate('2026-11-26')))
    expect(moved?.to.skipped).toContainEqual({ date: '2026-11-24', why: '台风停工' })
    expect(moved?.why).toBe('县里补录 11-24 停工')
  })

  test('已办、已逾期的不改判', () => {
    const judged = { ...stored('2026-11-20T10:00:00+08:00'), judged: true }
    expect(recompute(judged, calendarsOf(typhoon), '县里补录停工')).toBeNull()
  })

  test('停工落在时限之外，什么也不变', () => {
    expect(recompute(stored('2026-11-25T10:00:00+08:00'), calendarsOf(typhoon), '停工')).toBeNull()
  })

  test('次年通知到了：暂定的时限重算，元旦不再当工作日', () => {
    const provisional = stored('2026-12-30T10:00:00+08:00')
    expect(provisional).toMatchObject({ provisional: true, dueAt: endOfDay(plainDate('2027-01-04')) })
    const settled = recompute(provisional, calendarsOf(yearAfter), '2027 年通知已录入')
    expect(settled?.to).toMatchObject({ provisional: false, dueAt: endOfDay(plainDate('2027-01-05')) })
  })

  test('日子没变而暂定落定，也要记下', () => {
    const provisional = stored('2027-03-01T10:00:00+08:00')
    expect(provisional.provisional).toBe(true)
    const settled = recompute(provisional, calendarsOf(yearAfter), '2027 年通知已录入')
    expect(settled?.to).toMatchObject({ provisional: false, dueAt: provisional.dueAt })
  })
})
