import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { Fault } from './fault.ts'

/** Asks on the terminal; with `hidden` what is typed is not shown. Refuses when there is no terminal. */
export async function ask(question: string, hidden = false): Promise<string> {
  if (!process.stdin.isTTY) throw new Fault(`缺少${question}。`, '没有终端可以询问，请用参数或环境变量给出。')
  process.stderr.write(`${question}：`)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({
    input: process.stdin,
    output: hidden ? silent : process.stderr,
    terminal: true,
  })
  try {
    return (await terminal.question('')).trim()
  } finally {
    terminal.close()
    if (hidden) process.stderr.write('\n')
  }
}
