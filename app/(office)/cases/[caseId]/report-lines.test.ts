import { expect, test } from 'vitest'
import type { CaseReport } from '#lib/data/cases/find-case'
import { instant } from '#lib/rules/calendar/instant'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { reportLines } from './report-lines.ts'

const at = (hour: string) => instant(`2026-11-25T${hour}:00+08:00`)
const by = (name: string) => ({ id: name, name })
type Recipient = CaseReport['recipients'][number]

function recipient(kind: Recipient['kind'], name: string, more: Partial<Recipient> = {}): Recipient {
  const none = { unitId: null, divisionCode: null, address: null, deliveries: [], answers: [], receipt: null }
  return { ...none, id: name, kind, name, ...more }
}
const receipt = (decision: string, who: string, reason: string | null = null) => ({
  ...{ decision, reason, by: by(who), person: by(who), recordedAt: at('10:00') },
})

const REPORT: CaseReport = {
  id: 'report',
  round: 1,
  body: { school: '云岭学校' },
  draftedByClock: false,
  draftedAt: at('09:00'),
  year: 2026,
  serial: 3,
  signedBy: by('校长'),
  signedAt: at('09:30'),
  digest: 'x',
  recipients: [
    recipient('township', '跳磴镇人民政府', { receipt: receipt('sent_back', '镇干部', '请补写去向') }),
    recipient('bureau', '区教委', { receipt: receipt('noted', '教委干部') }),
    recipient('external', '外区街道办事处', {
      deliveries: [
        {
          id: 'sent',
          means: 'post',
          sentOn: plainDate('2026-11-25'),
          trackingNumber: 'XA1',
          note: null,
          by: by('专干'),
          person: by('专干'),
          recordedAt: at('11:00'),
        },
      ],
      answers: [
        {
          id: 'answer',
          decision: 'received',
          answeredOn: plainDate('2026-11-26'),
          answeredBy: '教管办',
          content: '已收到',
          by: by('专干'),
          person: by('专干'),
          recordedAt: at('15:00'),
        },
      ],
    }),
  ],
  countersigned: { by: by('督学'), recordedAt: at('09:45') },
  spoiled: [],
}

test('报告的经过：会签、退回、教育局知悉、寄往县外与对方答复，各是一行；知悉不是退回', () => {
  const lines = reportLines(REPORT, '/cases/one').map(({ what, by: who }) => `${what} ${who}`)
  expect(lines.slice(1)).toEqual([
    '责任督学会签 督学',
    '跳磴镇人民政府退回 镇干部',
    '区教委知悉 教委干部',
    '寄往外区街道办事处 专干',
    '外区街道办事处答复：已收到 专干',
  ])
})

test('编号作废的，写明改用第几号', () => {
  const spoiled = { serial: 3, reissuedSerial: 4, reason: '打印错误', by: by('校长'), person: by('校长') }
  const lines = reportLines({ ...REPORT, spoiled: [{ ...spoiled, recordedAt: at('16:00') }] }, '/cases/one')
  expect(lines.at(-1)).toMatchObject({ what: '第3号作废，改用第4号', detail: '打印错误' })
})
