import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { childEnvironment } from '#lib/server/env'
import { Fault } from './fault.ts'
import { openLogFile } from './log-file.ts'
import { say } from './progress.ts'
import { ROOT } from './root.ts'

const TOO_OFTEN = 5
const WITHIN_MS = 60_000
const STOP_WITHIN_MS = 15_000

/** A process of the product that is started again when it dies. */
export type KeptProcess = {
  /** Settles when it serves, or refuses with a Fault. */
  ready: Promise<void>
  pid(): number
  stop(): Promise<void>
}

export type KeptOptions = {
  /** What the person at the terminal calls it. */
  title: string
  args: readonly string[]
  environment: Record<string, string>
  logFile: string
  /** Waits until the process serves; `said` tells whether it has printed a text. */
  ready: (said: (text: string) => boolean, dead: () => boolean) => Promise<void>
  onRestart: () => void
  /** Called when it dies again and again. */
  onGivenUp: (fault: Fault) => void
}

/** Starts a Node process and, once it serves, keeps it alive until stopped. */
export function keepProcess(options: KeptOptions): KeptProcess {
  const log = openLogFile(options.logFile)
  const deaths: number[] = []
  let stopping = false
  let serving = false
  let current: ChildProcess
  let printed = ''

  const begin = (): ChildProcess => {
    printed = ''
    const child = spawn(process.execPath, options.args, {
      cwd: ROOT,
      env: childEnvironment(options.environment),
      stdio: ['ignore', 'pipe', 'pipe'],
      // Own process group: Ctrl-C reaches the launcher alone, which stops things in order.
      detached: true,
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        log(text)
        printed = `${printed}${text}`.slice(-4_000)
      })
    }
    child.on('exit', () => died(child))
    return child
  }

  const died = async (child: ChildProcess) => {
    if (stopping || !serving || child !== current) return
    const now = Date.now()
    deaths.push(now)
    if (deaths.filter((at) => now - at < WITHIN_MS).length >= TOO_OFTEN) {
      options.onGivenUp(new Fault(`${options.title}反复退出。`, `请查看 ${options.logFile}`))
      return
    }
    say(`! ${options.title}意外退出，正在重新启动（详见 ${options.logFile}）`)
    await sleep(500)
    if (stopping) return
    current = begin()
    options.onRestart()
  }

  const dead = () => current.exitCode !== null || current.signalCode !== null
  const waitUntilItServes = async () => {
    try {
      await options.ready((text) => printed.includes(text), dead)
      serving = true
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      throw new Fault(error.message, `${error.whatToDo}\n${printed.trim().split('\n').slice(-8).join('\n')}`)
    }
  }
  current = begin()

  return {
    ready: waitUntilItServes(),
    pid: () => current.pid ?? 0,
    stop: async () => {
      stopping = true
      const { pid } = current
      if (pid && !dead()) {
        process.kill(pid, 'SIGTERM')
        for (const until = Date.now() + STOP_WITHIN_MS; !dead() && Date.now() < until; ) await sleep(25)
        // The group may hold helpers of its own; they go with it.
        try {
          process.kill(-pid, 'SIGKILL')
        } catch {
          // Nobody is left.
        }
      }
    },
  }
}
