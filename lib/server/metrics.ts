import 'server-only'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { deps } from './deps.ts'
import { log } from './log.ts'

type Meters = { readonly registry: Registry; readonly seconds: Histogram; readonly answers: Counter }

// Next loads this module more than once in a process; the figures are one set.
const held: typeof globalThis & { baoxueMeters?: Meters } = globalThis

const SLOW_SECONDS = 2
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** What was asked for, in five words: a path of a stranger's choosing must not become a label. */
export function kindOfRequest({ method, url, headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>) {
  if (url?.startsWith('/_next/')) return 'static'
  if (url?.startsWith('/api/')) return 'api'
  if (method === 'POST') return 'action'
  return headers.rsc ? 'navigation' : 'page'
}

function meters(): Meters {
  if (held.baoxueMeters) return held.baoxueMeters
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'baoxue_' })
  const labelNames = ['kind', 'status']
  const seconds = new Histogram({
    name: 'baoxue_http_request_seconds',
    help: '从收到请求到答完的秒数',
    labelNames,
    buckets: BUCKETS,
    registers: [registry],
  })
  const answers = new Counter({
    name: 'baoxue_http_requests_total',
    help: '答复的次数',
    labelNames,
    registers: [registry],
  })
  new Gauge({
    name: 'baoxue_database_connections',
    help: '本进程连接池：total 全部，idle 闲着，waiting 排队等连接的请求',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      for (const [state, count] of Object.entries(deps().db.pool())) this.set({ state }, count)
    },
  })
  held.baoxueMeters = { registry, seconds, answers }
  return held.baoxueMeters
}

type Started = { request: IncomingMessage; response: ServerResponse }

/** Counts and times every answer of this process; a fault or a slow one leaves a line without its path. */
export function measureRequests(): void {
  const began = new WeakMap<IncomingMessage, number>()
  subscribe('http.server.request.start', (message) => {
    began.set((message as Started).request, performance.now())
  })
  subscribe('http.server.response.finish', (message) => {
    const { request, response } = message as Started
    const from = began.get(request)
    if (from === undefined) return
    const took = (performance.now() - from) / 1000
    const kind = kindOfRequest(request)
    const labels = { kind, status: `${Math.floor(response.statusCode / 100)}xx` }
    meters().seconds.observe(labels, took)
    meters().answers.inc(labels)
    if (response.statusCode >= 500 || took > SLOW_SECONDS)
      log.warn('a request went badly', { kind, status: response.statusCode, ms: Math.round(took * 1000) })
  })
}

const ageOf = (since: Date | null, now: number) => (since ? Math.max(0, (now - since.getTime()) / 1000) : 0)

function lines(name: string, help: string, rows: readonly (readonly [string, number])[]): string {
  const values = rows.map(([tenant, value]) => `${name}{tenant="${tenant}"} ${value}`)
  return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...values, ''].join('\n')
}

/** The watchdog's figures per county: counts and ages only. The worker may be dead; the web process still says so. */
async function watchLines(): Promise<string> {
  const now = deps().clock.now().getTime()
  const watched = await deps().db.watch()
  const of = (value: (one: (typeof watched)[number]) => number) =>
    watched.map((one) => [one.tenantCode, value(one)] as const)
  return [
    lines(
      'baoxue_deadlines_unmoved',
      '到点五分钟还没有人接的时限，应当是 0',
      of((one) => one.unmoved),
    ),
    lines(
      'baoxue_deadline_oldest_unmoved_seconds',
      '其中最久的一条过了多少秒',
      of((one) => ageOf(one.oldestDue, now)),
    ),
    lines(
      'baoxue_messages_undelivered',
      '发件箱里没送出的',
      of((one) => one.undelivered),
    ),
    lines(
      'baoxue_message_oldest_seconds',
      '其中最久的一条等了多少秒',
      of((one) => ageOf(one.oldestMessage, now)),
    ),
    lines(
      'baoxue_ledger_unsealed',
      '台账里没封存的条目',
      of((one) => one.unsealed),
    ),
    lines(
      'baoxue_ledger_oldest_unsealed_seconds',
      '其中最久的一条等了多少秒',
      of((one) => ageOf(one.oldestUnsealed, now)),
    ),
  ].join('')
}

/** Everything in Prometheus's text. When the database does not answer, what this process knows is still told. */
export async function metricsText(): Promise<{ readonly text: string; readonly type: string }> {
  const { registry } = meters()
  const own = await registry.metrics()
  const watch = await watchLines().then(
    (text) => `${text}baoxue_database_up 1\n`,
    (error: unknown) => {
      log.fault('the watchdog could not ask the database', error)
      return 'baoxue_database_up 0\n'
    },
  )
  return { text: `${own}\n${watch}`, type: registry.contentType }
}
