import { expect, test } from 'vitest'
import { readBody } from './read-body.ts'

function stream(sizes: readonly number[]) {
  let sent = 0
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const size = sizes[sent]
      sent += 1
      if (size === undefined) controller.close()
      else controller.enqueue(new Uint8Array(size))
    },
  })
}

test.each([
  [[], 0],
  [[4, 6], 10],
])('正好不超的照收：%j', async (sizes, expected) => {
  expect((await readBody(stream(sizes), 10))?.length).toBe(expected)
})

test('超出一个字节就不收，也不再往下读', async () => {
  let pulled = 0
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled += 1
      controller.enqueue(new Uint8Array(6))
    },
  })
  expect(await readBody(endless, 11)).toBeNull()
  expect(pulled).toBeLessThan(5)
})
