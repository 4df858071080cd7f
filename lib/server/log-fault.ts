import 'server-only'
import { randomBytes } from 'node:crypto'
import { log } from './log.ts'

/** 记下一处没有料到的错误，给出报给人看的编号：凭它在日志里找得到这一行。 */
export function logFault(what: string, error: unknown): string {
  const reference = randomBytes(4).toString('hex').toUpperCase()
  log.fault(what, error, reference)
  return reference
}
