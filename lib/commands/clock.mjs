// 只为在旧版 Node 上也能启动：换用项目自带的 Node 24 再跑 clock-print.ts。
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const own = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url))
const major = Number(process.versions.node.split('.')[0])
const node = major >= 24 || !existsSync(own) ? process.execPath : own
const script = fileURLToPath(new URL('./clock-print.ts', import.meta.url))
const ran = spawnSync(node, ['--disable-warning=ExperimentalWarning', script, ...process.argv.slice(2)], {
  stdio: 'inherit',
})
process.exit(ran.status ?? 1)
