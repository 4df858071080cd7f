import { expect, test } from 'vitest'
import { instant } from '#lib/rules/calendar/instant'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { clientStanding, mayPushTo, pushPauseMs } from './client.ts'

const today = plainDate('2026-11-26')
const usable = { expiresOn: today, revokedAt: null, inPost: true }

test.each([
  ['到期当天还用得', usable, 'open'],
  ['过了一天', { ...usable, expiresOn: plainDate('2026-11-25') }, 'expired'],
  ['收回了', { ...usable, revokedAt: instant(0) }, 'revoked'],
  ['登记的人离了岗', { ...usable, inPost: false }, 'nobody'],
  [
    '收回在先，到期在后，写收回',
    { ...usable, expiresOn: plainDate('2026-01-01'), revokedAt: instant(0) },
    'revoked',
  ],
] as const)('凭据：%s', (_, client, standing) => {
  expect(clientStanding(client, today)).toBe(standing)
})

test.each([
  ['https://data.example.gov.cn/events', true],
  ['https://data.example.gov.cn:443/events?a=1', true],
  ['http://data.example.gov.cn/events', false],
  ['https://data.example.gov.cn.evil.example/', false],
  ['https://data.example.gov.cn@evil.example/', false],
  ['https://user:word@data.example.gov.cn/', false],
  ['https://data.example.gov.cn:8443/', false],
  ['http://127.0.0.1:9999/', false],
  ['不是地址', false],
])('只推到写明的来源：%s', (url, may) => {
  expect(mayPushTo(url, ['https://data.example.gov.cn'])).toBe(may)
})

test('没推成的：一、二、四……至多六小时', () => {
  expect([1, 2, 3, 9, 10, 50].map((failures) => pushPauseMs(failures) / 60_000)).toEqual([
    1, 2, 4, 256, 360, 360,
  ])
})
