import pino from 'pino'
import { logLevel } from './env.ts'
import { scrub } from './scrub.ts'

/** What may be written beside a message: codes, counts, ids of rows; never a name, a number, a text of a form. */
export type LogFacts = Record<string, string | number | boolean | null | undefined>

// Prisma and PostgreSQL carry the arguments of the statement in message, stack and meta; only these may pass.
type KnownError = { name?: unknown; code?: unknown; meta?: { modelName?: unknown }; stack?: unknown }

function word(value: unknown): string | undefined {
  return typeof value === 'string' ? scrub(value).slice(0, 80) : undefined
}

// Frames name our files and lines, never an argument; the message above them does.
function framesOf(stack: unknown): string | undefined {
  if (typeof stack !== 'string') return undefined
  const frames = stack.split('\n').filter((line) => /^ {4}at /.test(line))
  return scrub(frames.slice(0, 6).join(' <')).slice(0, 900) || undefined
}

function errorFacts(error: unknown): LogFacts {
  if (typeof error !== 'object' || error === null) return { error: typeof error }
  const { name, code, meta, stack } = error as KnownError
  return { error: word(name) ?? 'Error', code: word(code), model: word(meta?.modelName), at: framesOf(stack) }
}

/** A log that writes JSON lines to `write`; every line passes the scrubber whole. */
export function createLog(write: (line: string) => void) {
  const lines = pino(
    { level: logLevel(), base: null, timestamp: pino.stdTimeFunctions.isoTime },
    { write: (line: string) => write(scrub(line)) },
  )
  return {
    info: (message: string, facts: LogFacts = {}) => lines.info(facts, message),
    warn: (message: string, facts: LogFacts = {}) => lines.warn(facts, message),
    /** A fault: only its name, code and model are written, with the request it happened in. */
    fault: (message: string, error: unknown, requestId?: string) =>
      lines.error({ ...errorFacts(error), requestId }, message),
  }
}

export const log = createLog((line) => process.stdout.write(line))
