import type { Line } from '#lib/rules/ledger/verify-stream'
import { chainLineSchema } from '#lib/schemas/ledger/chain-line'

/** 读不成行：流里夹了不成形的东西，本身就是不符。 */
export class BadLine extends Error {}

function lineOf(text: string): Line {
  try {
    return chainLineSchema.parse(JSON.parse(text))
  } catch {
    throw new BadLine(text.slice(0, 40))
  }
}

/** 把答复的正文逐行读成台账；收到一块解一块，不等全部到齐。 */
export async function* readChain(body: ReadableStream<Uint8Array>): AsyncGenerator<Line> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let held = ''
  for (;;) {
    const { done, value } = await reader.read()
    held += done ? decoder.decode() : decoder.decode(value, { stream: true })
    const lines = held.split('\n')
    held = lines.pop() ?? ''
    for (const line of lines) if (line !== '') yield lineOf(line)
    if (done) break
  }
  if (held !== '') yield lineOf(held)
}
