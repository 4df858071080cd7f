import { expect, test } from 'vitest'
import { policyLines } from './policy-lines.ts'
import { effectiveProfile, PROFILE_CODES } from './profiles.ts'

test.each(PROFILE_CODES)('%s：每一个值都写得出来，都有条款，没有代码漏到字里', (code) => {
  for (const { label, value, clause } of policyLines(effectiveProfile(code))) {
    expect(label).not.toBe('')
    expect(value).not.toMatch(/[a-z]_|undefined|null/)
    expect(value).not.toBe('')
    expect(clause).toMatch(/^(DT|NA|LX|DDK|L\d+|N24|J25)-/)
  }
})

test('大田：说服动员后 3 个工作日报乡镇和县教育局；临夏的三条线照写', () => {
  const datian = policyLines(effectiveProfile('datian-2023'))
  expect(
    datian.find(({ clause, value }) => clause === 'DT-3.4.3' && value.includes('3个工作日内'))?.value,
  ).toBe('自首次劝返起3个工作日内，校长办，报乡镇、县教育局')
  const linxia = policyLines(effectiveProfile('linxia-2016'))
  expect(linxia.filter(({ label }) => label.startsWith('控制线')).map(({ value }) => value)).toEqual([
    '不低于100%',
    '低于1%',
    '低于2%',
  ])
})
