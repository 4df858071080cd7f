import { describe, expect, test } from 'vitest'
import { CASE_STATES } from '#lib/rules/cases/case-states'
import { stepOf } from '#lib/rules/cases/case-steps'
import { CASE_VERBS } from '#lib/rules/cases/case-verbs'
import { openVerbs } from '#lib/rules/cases/take-step'
import {
  censuresOpenTo,
  FINDING_STEPS,
  type FindingStanding,
  takeFindingStep,
} from '#lib/rules/inspection/finding-steps'
import { mayReveal, REVEALABLE_FIELDS } from './may-reveal.ts'
import { ROLES } from './roles.ts'

/** 职责分离（F73）：一张表走遍每个岗位、每个状态、每个动词。 */
const WITNESSES = ['inspector', 'prefecture', 'admin'] as const

const LINES = ['truancy', 'never_enrolled'] as const

describe('旁观的人一步也办不了', () => {
  test.each(WITNESSES)('%s 不在任何状态、任何一步的办理人里', (role) => {
    for (const state of CASE_STATES)
      for (const verb of CASE_VERBS)
        expect(stepOf(state, verb)?.by.includes(role) ?? false, `${role} ${state} ${verb}`).toBe(false)
  })

  test.each(WITNESSES)('%s 的个案页上没有一个按钮', (role) => {
    for (const state of CASE_STATES)
      for (const line of LINES) expect(openVerbs(state, role, { line } as never), state).toEqual([])
  })

  test('督学、市州、管理员看不了任何一项敏感字段的全文', () => {
    for (const role of WITNESSES)
      for (const field of REVEALABLE_FIELDS) expect(mayReveal(role, field), `${role} ${field}`).toBeNull()
  })
})

test('凡核实、准予、不予销号，要件里都有“不是同一个人”', () => {
  for (const state of CASE_STATES)
    for (const verb of ['strike_off_check', 'strike_off', 'strike_off_refuse'] as const) {
      const step = stepOf(state, verb)
      if (step) expect(step.needs, `${state} ${verb}`).toContain('another_person')
    }
})

test('督导意见上，没有一个岗位既能答复又能复查', () => {
  const standings: readonly FindingStanding[] = ['owed', 'answered', 'to_report', 'closed']
  for (const role of ROLES) {
    const may = FINDING_STEPS.filter((kind) => standings.some((at) => takeFindingStep(at, kind, role).ok))
    expect(may.includes('answered') && (may.includes('passed') || may.includes('failed')), role).toBe(false)
  }
})

test('被督导的学校不给自己约谈、通报、诫勉', () => {
  for (const role of ['teacher', 'officer', 'principal', 'admin', 'prefecture'] as const)
    expect(censuresOpenTo(role), role).toEqual([])
})
