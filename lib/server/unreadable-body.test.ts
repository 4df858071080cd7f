import { expect, test } from 'vitest'
import { isReadable, isReadableCall } from './unreadable-body.ts'

test.each([
  ['普通对象', '[{"caseId":"a","note":"三年(2)班","exceptions":[{"childId":"b","reason":"sick"}]}]'],
  ['没填的一栏', '[{"note":"$undefined"}]'],
  ['以美元号开头的话', '[{"note":"$$5 一张"}]'],
  ['没有参数', '[]'],
])('%s读得懂', (_what, body) => {
  expect(isReadableCall(body)).toBe(true)
})

test.each([
  ['不是 JSON', '{{{{'],
  ['空的', ''],
  ['不是一列', '{"a":1}'],
  ['很深', `[${'['.repeat(40)}${']'.repeat(40)}]`],
  ['深得解析不了', '['.repeat(200_000)],
  ['指向函数', '["$F99"]'],
  ['指向没有的表', '[{"a":"$Q7"}]'],
  ['很大的数', `["$n${'9'.repeat(300)}"]`],
  ['原型', '[{"__proto__":{"ok":true}}]'],
  ['构造', '[{"constructor":{"prototype":{}}}]'],
])('%s的读不懂', (_what, body) => {
  expect(isReadableCall(body)).toBe(false)
})

test('表单按表单读，断了的读不懂；不是送往动作的不读', async () => {
  const post = (type: string, body: string, more: Record<string, string> = {}) =>
    isReadable(
      new Request('http://baoxue.test/', {
        method: 'POST',
        body,
        headers: { 'content-type': type, ...more },
      }),
    )
  const form = '--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--b--\r\n'
  expect(await post('multipart/form-data; boundary=b', form)).toBe(true)
  expect(await post('multipart/form-data; boundary=b', '--b\r\nbroken')).toBe(false)
  expect(await post('text/plain', '{{', { 'next-action': 'x' })).toBe(false)
  const part = (name: string, text: string) =>
    `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`
  const sent = (...parts: string[]) =>
    post('multipart/form-data; boundary=b', `${parts.join('')}--b--\r\n`, { 'next-action': 'x' })
  expect(await sent(part('_1_login', 'a'), part('0', '[{"login":""},"$K1"]'))).toBe(true)
  expect(await sent(part('_1_login', 'a'))).toBe(false)
  expect(await sent(part('0', '["$F2"]'))).toBe(false)
  expect(await sent(part('0', '[]'), part('0', '[]'))).toBe(false)
  expect(await sent(part('0', '[]'), part('$ACTION_REF_1', ''))).toBe(false)
  expect(await post('application/json', '{{')).toBe(true)
  expect(await post('application/json', '[{}]', { 'next-action': 'x' })).toBe(false)
  expect(await post('', '[{}]', { 'next-action': 'x' })).toBe(false)
})
