import { log } from './log.ts'
import { scrub } from './scrub.ts'

const SHORT = 200

/** 框架说的一句话里能留下的：错误只剩名字、代码、出在哪几行；短句照旧；长的不留。 */
export function tellQuietly(said: readonly unknown[], write: (line: string) => void): void {
  const error = said.find((one) => one instanceof Error)
  const words = said.filter((one) => typeof one === 'string').join(' ')
  if (error) log.fault('the framework caught an error', error)
  else if (words.length < SHORT && words.length > 0) write(`${scrub(words)}\n`)
  else log.warn('the framework said something that is not kept')
}

/** 框架自己往终端上印错误，连同消息；消息里可能有姓名、证件号，所以换成 `tellQuietly`。 */
export function quietConsole(): void {
  console.error = (...said: unknown[]) => tellQuietly(said, (line) => process.stderr.write(line))
}
