import { expect, test } from 'vitest'
import { effectiveProfile } from '#lib/rules/policy/profiles'
import { applicationStanding, decidingStages, type GivenOpinion, stageOf } from './application.ts'

const either = effectiveProfile('datian-2023').deferral.value
const both = { ...either, needs: 'all' } as const
const yes = (stage: GivenOpinion['stage']): GivenOpinion => ({ stage, decision: 'agree' })
const no = (stage: GivenOpinion['stage']): GivenOpinion => ({ stage, decision: 'disagree' })

test.each([
  [[], either, 'collecting'],
  [[yes('village')], either, 'collecting'],
  [[yes('village'), yes('school')], either, 'deciding'],
  // 村、校不同意不等于不批准：他们没有审批权（L1-13）。
  [[no('village'), no('school')], either, 'deciding'],
  [[yes('village'), yes('school'), yes('township')], either, 'approved'],
  [[yes('village'), yes('school'), yes('township')], both, 'deciding'],
  [[yes('village'), yes('school'), yes('township'), yes('bureau')], both, 'approved'],
  [[yes('village'), yes('school'), yes('township'), no('bureau')], both, 'refused'],
  [[yes('village'), yes('school'), no('bureau')], either, 'refused'],
] as const)('意见 %j → %s', (opinions, rule, standing) => {
  expect(applicationStanding(opinions, ['village', 'school'], rule)).toBe(standing)
})

test('只有县里批的地方，乡镇的同意不算批准', () => {
  const county = { ...either, approvers: ['county_bureau'] } as const
  expect(decidingStages(county)).toEqual(['bureau'])
  expect(applicationStanding([yes('township')], [], county)).toBe('deciding')
})

test.each([
  ['village', 'village'],
  ['officer', 'school'],
  ['principal', 'school'],
  ['township_leader', 'township'],
  ['bureau', 'bureau'],
  ['township', null],
  ['teacher', null],
  ['inspector', null],
] as const)('%s 写 %s', (role, stage) => {
  expect(stageOf(role)).toBe(stage)
})
