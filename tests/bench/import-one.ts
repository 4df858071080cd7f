// 限着内存的那个后台：把等着的名册之事办一轮，报几秒、自己与拆表的子进程各自最多、同一刻合起来最多占多少兆。
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
let togetherPeak = 0

/** 一个进程此刻与历来最多的占用；看的那一刻已经结束的是零。 */
function residentOf(pid: string): { readonly now: number; readonly high: number } {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const read = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0)
    return { now: read('VmRSS'), high: read('VmHWM') }
  } catch {
    return { now: 0, high: 0 }
  }
}

/** 拆表的子进程没了就读不到，所以一路看着；两个进程同一刻的占用加在一起。 */
function watchBoth(): void {
  let together = residentOf('self').now
  for (const task of readdirSync('/proc/self/task')) {
    for (const pid of readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean)) {
      const { now, high } = residentOf(pid)
      together += now
      sheetPeak = Math.max(sheetPeak, high)
    }
  }
  togetherPeak = Math.max(togetherPeak, together)
}

const keys = { fieldKey: given('MEASURE_FIELD_KEY'), indexKey: given('MEASURE_INDEX_KEY') }
const db = connect({
  url: given('MEASURE_WORKER_URL'),
  contextKey: given('MEASURE_CONTEXT_KEY'),
  poolSize: 2,
})
const watching = setInterval(watchBoth, LOOK_EVERY_MS)
const began = performance.now()
const count = await doImports({ db, clock: { now: () => new Date() }, keys }, (_what, error) => {
  throw error
})
const seconds = Math.round((performance.now() - began) / 10) / 100
clearInterval(watching)
await db.close()
const worker = Math.round(process.resourceUsage().maxRSS / KILOBYTES)
const sheet = Math.round(sheetPeak / KILOBYTES)
// 隔五十毫秒看一次，看漏的由自己的最大占用补上。
const together = Math.max(Math.round(togetherPeak / KILOBYTES), worker)
process.stdout.write(JSON.stringify({ count, seconds, worker, sheet, together }))
