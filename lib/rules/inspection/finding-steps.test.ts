import { describe, expect, test } from 'vitest'
import { ROLES } from '#lib/rules/people/roles'
import { censuresOpenTo, FINDING_STEPS, findingStanding, takeFindingStep } from './finding-steps.ts'

describe('督导意见的处境', () => {
  test.each([
    [[], false, 'owed'],
    [['answered'], false, 'answered'],
    [['answered', 'failed'], false, 'owed'],
    [['answered', 'failed', 'answered', 'passed'], false, 'closed'],
    [['answered', 'passed'], true, 'to_report'],
    [['answered', 'passed', 'reported'], true, 'closed'],
  ] as const)('%j（要报告：%s）→ %s', (steps, reports, standing) => {
    expect(findingStanding(steps, reports)).toBe(standing)
  })
})

test('学校答复、督学复查，各办各的；别的岗位一步也办不了', () => {
  for (const kind of FINDING_STEPS)
    for (const role of ROLES) {
      const own = kind === 'passed' || kind === 'failed' ? ['inspector'] : ['officer', 'principal']
      const from = {
        answered: 'owed',
        passed: 'answered',
        failed: 'answered',
        reported: 'to_report',
      } as const
      expect(takeFindingStep(from[kind], kind, role).ok, `${role} ${kind}`).toBe(own.includes(role))
    }
  expect(takeFindingStep('owed', 'passed', 'inspector')).toMatchObject({
    refusal: { code: 'changed_meanwhile' },
  })
})

test('通报与诫勉不由督学作', () => {
  expect(censuresOpenTo('inspector')).toEqual(['talk'])
  expect(censuresOpenTo('bureau')).toEqual(['talk', 'circular', 'admonition'])
  expect(censuresOpenTo('principal')).toEqual([])
})
