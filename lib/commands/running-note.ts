import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'

const schema = z.object({
  launcher: z.number(),
  address: z.string(),
  /** Process groups of web and worker. */
  children: z.array(z.number()),
  /** Where the database listens, for commands run beside the product. */
  databasePort: z.number().optional(),
})

/** What a running product leaves in its folder, so that the next start and other commands find it. */
export type RunningNote = z.infer<typeof schema>

const noteIn = (home: string) => path.join(home, 'running.json')

/** Whether a process lives and its command line holds `words`: a number alone may belong to a stranger by now. */
function lives(pid: number, words: string): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  const commandLine = `/proc/${pid}/cmdline`
  return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes(words)
}

/** The note of the product in `home`, or undefined when there is none or it cannot be read. */
export function readNote(home: string): RunningNote | undefined {
  if (!existsSync(noteIn(home))) return undefined
  try {
    return schema.parse(JSON.parse(readFileSync(noteIn(home), 'utf8')))
  } catch {
    return undefined
  }
}

/** The note of the product in `home` if its launcher is still at work. */
export function runningProduct(home: string): RunningNote | undefined {
  const note = readNote(home)
  return note && note.launcher !== process.pid && lives(note.launcher, 'launch.ts') ? note : undefined
}

/** Writes the note whole or, throwing, leaves the one before. */
export function writeNote(home: string, note: RunningNote): void {
  const half = `${noteIn(home)}.half`
  writeFileSync(half, `${JSON.stringify(note)}\n`, { mode: 0o600 })
  renameSync(half, noteIn(home))
}

export function removeNote(home: string): void {
  rmSync(noteIn(home), { force: true })
}

/** Ends web and worker that a killed launcher left behind. */
export async function endLeftOvers(home: string): Promise<void> {
  for (const pid of readNote(home)?.children ?? []) {
    if (!lives(pid, 'next') && !lives(pid, 'worker.ts')) continue
    process.kill(pid, 'SIGTERM')
    for (let tries = 0; tries < 100 && (lives(pid, 'next') || lives(pid, 'worker.ts')); tries += 1)
      await sleep(50)
    if (lives(pid, 'next') || lives(pid, 'worker.ts')) process.kill(-pid, 'SIGKILL')
  }
  removeNote(home)
}
