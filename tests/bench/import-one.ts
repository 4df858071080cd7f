// 限着内存的那个后台：把等着的名册之事办一轮，报几秒、自己与拆表的子进程最多占多少兆。
import { readdirSync, readFileSync } from 'node:fs'
import { connect } from '#lib/data/database'
import { doImports } from '#lib/jobs/imports/do-imports'

const KILOBYTES = 1024
const LOOK_EVERY_MS = 50

function given(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not given`)
  return value
}

let sheetPeak = 0

/** 拆表的子进程的最大占用；进程没了就读不到，所以一路看着。 */
function watchSheet(): void {
  for (const task of readdirSync('/proc/self/task')) {
    for (const pid of readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean)) {
      try {
        const high = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
        sheetPeak = Math.max(sheetPeak, Number(high ?? 0))
      } catch {
        // 恰在看的那一刻结束了。
      }
    }
  }
}

const keys = { fieldKey: given('MEASURE_FIELD_KEY'), indexKey: given('MEASURE_INDEX_KEY') }
const db = connect({
  url: given('MEASURE_WORKER_URL'),
  contextKey: given('MEASURE_CONTEXT_KEY'),
  poolSize: 2,
})
const watching = setInterval(watchSheet, LOOK_EVERY_MS)
const began = performance.now()
const count = await doImports({ db, clock: { now: () => new Date() }, keys }, (_what, error) => {
  throw error
})
const seconds = Math.round((performance.now() - began) / 10) / 100
clearInterval(watching)
await db.close()
const worker = Math.round(process.resourceUsage().maxRSS / KILOBYTES)
process.stdout.write(JSON.stringify({ count, seconds, worker, sheet: Math.round(sheetPeak / KILOBYTES) }))
