import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { caseStepsPage } from './case-steps-page.ts'

const PAGE = new URL('../../../docs/rules/case-steps.md', import.meta.url)

test('手册里的步骤页与步骤表一致', () => {
  const printed = caseStepsPage()
  if (process.env.UPDATE_DOCS === '1') writeFileSync(PAGE, printed)
  expect(readFileSync(PAGE, 'utf8')).toBe(printed)
})
