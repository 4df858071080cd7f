import { expect, test } from 'vitest'
import { type DeskDutyRow, deskGroups } from '#components/attendance/duty-items'

const NOW = { at: '2026-11-24T04:00:00.000Z', today: '2026-11-24' }

function aDuty(
  duty: string,
  given: { childId?: string; owner?: string; dueAt?: string; caseId?: string } = {},
): DeskDutyRow {
  return {
    clock: {
      id: `${duty} ${given.childId ?? 'a'} ${given.dueAt ?? ''}`,
      duty,
      clause: 'DT-3.4.2',
      ownerRole: given.owner ?? 'teacher',
      startEvent: 'unexcused_absence',
      startAt: '2026-11-24T00:00:00.000Z',
      startOn: '2026-11-24',
      amount: 0,
      unit: 'calendar_day',
      dueAt: given.dueAt ?? '2026-11-24T15:59:59.999Z',
      provisional: false,
      counted: ['2026-11-24'],
      skipped: [],
      status: 'running',
      metAt: null,
      brokenAt: null,
    },
    childId: given.childId ?? 'a',
    childName: '测试生',
    className: '三年(2)班',
    absenceId: given.caseId ? null : 'absence',
    kase: given.caseId ? { caseId: given.caseId, number: '2026-0015-001', schoolFailure: null } : null,
    ownerUnit: '某校',
  }
}

test('同一学生当天的两件合成一行，先联系家长', () => {
  const { today } = deskGroups([aDuty('same_day_report'), aDuty('guardian_contact')], 'teacher', NOW)
  expect(today).toHaveLength(1)
  expect(today[0]).toMatchObject({
    what: '向家长了解情况，当天向学校报告',
    act: { label: '联系家长', href: '/absences/absence' },
  })
})

test('联系过了，只剩报告；两名学生是两行', () => {
  const { today } = deskGroups(
    [aDuty('same_day_report'), aDuty('same_day_report', { childId: 'b' })],
    'teacher',
    NOW,
  )
  expect(today.map(({ act }) => act?.label)).toEqual(['向学校报告', '向学校报告'])
})

test('过了时点一毫秒是逾期，今天到期的在今天，明天的在之后，别人的在等待', () => {
  const groups = deskGroups(
    [
      aDuty('guardian_contact', { dueAt: '2026-11-24T03:59:59.999Z', childId: 'late' }),
      aDuty('observation', { dueAt: '2026-11-24T15:59:59.999Z', caseId: 'k1' }),
      aDuty('observation', { dueAt: '2026-11-25T15:59:59.999Z', caseId: 'k2' }),
      aDuty('persuasion', { owner: 'officer', caseId: 'k3' }),
    ],
    'teacher',
    NOW,
  )
  expect([groups.late.length, groups.today.length, groups.later.length, groups.waiting.length]).toEqual([
    1, 1, 1, 1,
  ])
  expect(groups.waiting[0]).toMatchObject({ waitingFor: '某校 学校控辍专干' })
  expect(groups.waiting[0]?.act).toBeUndefined()
})

test('观察期满、记在校长名下的：专干一样去申请；到了乡镇手里是等别人', () => {
  const asked = (owner: string) =>
    deskGroups([aDuty('monthly_return', { caseId: 'k1', owner })], 'officer', NOW)
  expect(asked('principal').today).toMatchObject([
    { what: '月报之前申请销号', act: { label: '申请销号', href: '/cases/k1/strike-off' } },
  ])
  const [waiting] = asked('township').waiting
  expect(waiting).toMatchObject({ what: '月报之前核实销号申请', aboutHref: '/cases/k1' })
  expect(waiting?.act).toBeUndefined()
  const teacher = deskGroups([aDuty('monthly_return', { caseId: 'k1', owner: 'principal' })], 'teacher', NOW)
  expect(teacher.waiting).toMatchObject([{ aboutHref: '/cases/k1' }])
})
