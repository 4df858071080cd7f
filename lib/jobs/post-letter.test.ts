import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { postLetter } from './post-letter.ts'

async function beside<T>(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  work: (origin: string) => Promise<T>,
): Promise<T> {
  const server = createServer(answer)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

const LETTER = { headers: { 'Baoxue-Signature': 'v1=x' }, body: '{"events":[]}' }

test('照原样送到，给出状态码', async () => {
  let got = ''
  const status = await beside(
    (request, response) => {
      request.on('data', (part) => {
        got += part
      })
      request.on('end', () => {
        got += ` ${request.method} ${request.headers['baoxue-signature']}`
        response.writeHead(202).end('好'.repeat(100_000))
      })
    },
    (origin) => postLetter(`${origin}/events`, LETTER),
  )
  expect(status).toBe(202)
  expect(got).toBe('{"events":[]} POST v1=x')
})

test('叫去别处的不跟着去', async () => {
  let asked = 0
  const status = await beside(
    (_request, response) => {
      asked += 1
      response.writeHead(307, { location: '/elsewhere' }).end()
    },
    (origin) => postLetter(origin, LETTER),
  )
  expect({ status, asked }).toEqual({ status: 307, asked: 1 })
})

test('没有人应的抛出', async () => {
  const origin = await beside(
    () => undefined,
    async (there) => there,
  )
  await expect(postLetter(origin, LETTER)).rejects.toThrow()
})
