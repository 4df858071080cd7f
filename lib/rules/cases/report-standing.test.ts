import { expect, test } from 'vitest'
import { reportMatters, type SentReport } from './report-standing.ts'

const to = (kind: string, more: Partial<SentReport['recipients'][number]> = {}) => ({
  kind,
  decision: null,
  deliveries: 0,
  answers: [],
  ...more,
})
const report = (more: Partial<SentReport>): SentReport => ({
  countersigns: false,
  countersigned: false,
  recipients: [],
  reportedAgain: false,
  ...more,
})

test.each([
  ['要会签而未签', report({ countersigns: true }), ['uncountersigned']],
  ['不要会签的', report({}), []],
  ['签了的', report({ countersigns: true, countersigned: true }), []],
  ['乡镇退回', report({ recipients: [to('township', { decision: 'sent_back' })] }), ['sent_back']],
  ['乡镇待签收不是学校的事', report({ recipients: [to('township')] }), []],
  ['教育局未知悉', report({ recipients: [to('bureau')] }), ['unread']],
  ['教育局已知悉', report({ recipients: [to('bureau', { decision: 'noted' })] }), []],
  ['县外未寄', report({ recipients: [to('external')] }), ['unsent']],
  ['寄了没有答复', report({ recipients: [to('external', { deliveries: 1 })] }), ['unanswered']],
  [
    '县外退回',
    report({ recipients: [to('external', { deliveries: 1, answers: ['refused'] })] }),
    ['refused'],
  ],
  [
    '县外收到',
    report({ recipients: [to('external', { deliveries: 2, answers: ['refused', 'received'] })] }),
    [],
  ],
  [
    '退回之后重报了的旧报告',
    report({
      reportedAgain: true,
      countersigns: true,
      recipients: [to('township', { decision: 'sent_back' })],
    }),
    [],
  ],
  [
    '回来又走、再次报告之前的那一份：没有会签、没有寄的照旧是事',
    report({ reportedAgain: true, countersigns: true, recipients: [to('external')] }),
    ['uncountersigned', 'unsent'],
  ],
] as const)('%s', (_, given, matters) => {
  expect(reportMatters(given)).toEqual(matters)
})
