import { afterEach, expect, test, vi } from 'vitest'
import { tellQuietly } from './quiet-console.ts'

afterEach(() => vi.restoreAllMocks())

function heard(said: readonly unknown[]): string {
  let all = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    all += text
    return true
  })
  tellQuietly(said, (line) => {
    all += line
  })
  return all
}

test('框架抓到的错误：消息里的姓名、证件号不出来，名字与行号留着', () => {
  const text = heard(['⨯', new TypeError('阿依古丽 350425201301010015 读不出')])
  expect(text).not.toMatch(/阿依古丽|350425201301010015/)
  expect(text).toContain('TypeError')
  expect(text).toMatch(/quiet-console\.test\.ts:\d+/)
})

test('短句照旧，号码仍然遮掉；长的不留', () => {
  expect(heard(['端口 3000 已用', '13800005678'])).toBe('端口 3000 已用 [略]\n')
  expect(heard(['长'.repeat(300)])).not.toContain('长长')
})
