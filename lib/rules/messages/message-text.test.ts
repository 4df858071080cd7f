import { expect, test } from 'vitest'
import { messageText } from './message-text.ts'

test.each([
  [
    'reminder',
    { duty: 'written_report', when: 'today' },
    '【保学】“书面报告乡镇”今日到期。请登录保学系统查看并办理。',
  ],
  [
    'reminder',
    { duty: 'persuasion', when: 'tomorrow' },
    '【保学】“上门劝返”明日到期。请登录保学系统查看并办理。',
  ],
  [
    'reminder',
    { duty: 'written_report_warning' },
    '【保学】“书面报告提醒”已到提醒时间。请登录保学系统查看并办理。',
  ],
  ['overdue', { duty: 'return_by' }, '【保学】“限期复学”已过时限，尚未办理。请登录保学系统查看并办理。'],
  [
    'reminder',
    { duty: '不认识的', child: '张三' },
    '【保学】一项事项已到提醒时间。请登录保学系统查看并办理。',
  ],
])('%s %o', (kind, body, text) => {
  expect(messageText({ kind, body })).toBe(text)
})
