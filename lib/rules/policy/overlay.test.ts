import { describe, expect, test } from 'vitest'
import { NATIONAL } from './national.ts'
import { overlay } from './overlay.ts'
import type { DutyRule, LocalProfile } from './profile.ts'

function aLocalRule(value: Partial<DutyRule>): LocalProfile {
  const rule = {
    duty: 'return_by',
    event: 'notice_served',
    owner: 'township_leader',
    recipients: [],
  } as const
  return {
    code: 'invented',
    title: '某县通知',
    document: '某县通知',
    issuedBy: '某县',
    validFrom: NATIONAL.validFrom,
    validTo: null,
    absenceTrigger: NATIONAL.absenceTrigger,
    duties: [
      { value: { ...rule, amount: 7, unit: 'calendar_day', ...value }, clause: 'X-1', words: '某县原话' },
    ],
  }
}

function winner(local: LocalProfile, duty: DutyRule['duty'], event: DutyRule['event']) {
  return overlay(NATIONAL, local).duties.filter(({ value }) => value.duty === duty && value.event === event)
}

describe('同一义务国家与地方都有规定', () => {
  test.each([
    ['地方更短', { amount: 5, unit: 'calendar_day' }, 'X-1'],
    ['一样长，引地方原话', { amount: 7, unit: 'calendar_day' }, 'X-1'],
    ['数额相同而按工作日，只会更晚，从国家', { amount: 7, unit: 'working_day' }, 'L1-58'],
    ['地方更长，从国家', { amount: 15, unit: 'calendar_day' }, 'L1-58'],
    ['按小时更短', { amount: 100, unit: 'hour' }, 'X-1'],
  ] as const)('%s', (_, value, clause) => {
    const found = winner(aLocalRule(value), 'return_by', 'notice_served')
    expect(found.map((rule) => rule.clause)).toEqual([clause])
  })

  test('观察期反过来：长的严', () => {
    const longer = aLocalRule({ duty: 'observation', event: 'returned', amount: 60, unit: 'school_day' })
    expect(winner(longer, 'observation', 'returned').map(({ value }) => value.amount)).toEqual([60])
    const shorter = aLocalRule({ duty: 'observation', event: 'returned', amount: 10, unit: 'school_day' })
    expect(winner(shorter, 'observation', 'returned').map(({ value }) => value.amount)).toEqual([30])
  })

  test('地方只写了一条，国家底座其余各条照样生效', () => {
    const effective = overlay(NATIONAL, aLocalRule({}))
    expect(effective.duties).toHaveLength(NATIONAL.duties.length)
  })
})
