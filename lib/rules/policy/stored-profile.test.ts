import { expect, test } from 'vitest'
import { NATIONAL } from './national.ts'
import { effectiveProfile, PROFILE_CODES } from './profiles.ts'
import { readStoredProfile } from './stored-profile.ts'

const body = (code: string, change: object = {}): unknown =>
  JSON.parse(JSON.stringify({ ...effectiveProfile(code), ...change }))

test.each(PROFILE_CODES)('%s：存进库再读出来，一字不差', (code) => {
  expect(readStoredProfile(body(code), effectiveProfile(code))).toEqual(effectiveProfile(code))
})

test('旧版写 5 个在校日就是 5 个；旧版还没有的一栏、一项，从今天的文件补', () => {
  const datian = effectiveProfile('datian-2023')
  const old = body('datian-2023', {
    absenceTrigger: { ...datian.absenceTrigger, value: { mode: 'school_days', amount: 5 } },
    pairing: undefined,
    homeTeaching: { ...datian.homeTeaching, value: { lessonsPerYear: 99 } },
  })
  const read = readStoredProfile(old, datian)
  expect(read?.absenceTrigger.value).toEqual({ mode: 'school_days', amount: 5 })
  expect(read?.pairing).toEqual(datian.pairing)
  expect(read?.homeTeaching.value).toEqual({ ...datian.homeTeaching.value, lessonsPerYear: 99 })
})

const written = NATIONAL.duties[0]
test.each([
  ['不是一份文件', '{}' as unknown],
  ['一栏不是值', body('datian-2023', { notice: 7 })],
  ['一栏没有条款', body('datian-2023', { veto: { value: true, words: '' } })],
  ['数写成了字', body('datian-2023', { observationDays: { value: '三十', clause: 'x', words: '' } })],
  ['义务不认得', body('datian-2023', { duties: [{ ...written, value: { ...written?.value, duty: 'x' } }] })],
  [
    '单位不认得',
    body('datian-2023', { duties: [{ ...written, value: { ...written?.value, unit: 'week' } }] }),
  ],
])('%s：不猜', (_why, stored) => {
  expect(readStoredProfile(stored, effectiveProfile('datian-2023'))).toBeNull()
})
