// npm run import:measure [-- --rows 40000]：四万行的学籍名册交来、试读、确认、写入、撤销，各要多少秒，后台与拆表的子进程同一刻合起来最多占多少内存。
// 办事的是产品自己的代码，在限着内存的进程里；超过两分钟或 512 MB，退出码不是 0。
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync } from 'node:fs'
import path from 'node:path'
import { utils, write } from '@e965/xlsx'
import { Client } from 'pg'
import { startPostgres } from '#lib/commands/postgres'
import { ROOT } from '#lib/commands/root'
import { connect } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import { urlForRole } from '#lib/data/migrate/database-roles'
import { migrateDatabase } from '#lib/data/migrate/migrate-database'
import { findBatch } from '#lib/data/rolls/imports/batches'
import { askImportUndo, confirmImport } from '#lib/duties/rolls/imports/decide-import'
import { keepImport } from '#lib/duties/rolls/imports/keep-import'
import { residentIdCheckDigit } from '#lib/rules/people/resident-id'
import { stageEmptyCounty } from './stage-empty-county.ts'

const MOST_SECONDS = 120
const MOST_MEGABYTES = 512
const HEAP_MEGABYTES = 160

const asked = process.argv.indexOf('--rows')
const rows = asked === -1 ? 40_000 : Number(process.argv[asked + 1])
const PER_CLASS = 45

const HEAD = [
  '学校标识码',
  '姓名',
  '性别',
  '出生日期',
  '身份证件号',
  '全国学籍号',
  '班级',
  '现住址',
  '户口所在地',
  '成员1姓名',
  '成员1关系',
  '成员1联系电话',
  '是否留守儿童',
]

function idNumber(at: number): string {
  const day = String(1 + (at % 28)).padStart(2, '0')
  const month = String(1 + (Math.floor(at / 28) % 12)).padStart(2, '0')
  const year = 2012 + (Math.floor(at / 336) % 8)
  const body = `350425${year}${month}${day}${String(Math.floor(at / 2688) * 2 + 1).padStart(3, '0')}`
  return body + residentIdCheckDigit(body)
}

function roll(classes: readonly { readonly school: string; readonly name: string }[]): Buffer {
  const lines: (readonly string[])[] = [HEAD]
  for (let at = 0; at < rows; at += 1) {
    const place = classes[Math.floor(at / PER_CLASS) % classes.length]
    const id = idNumber(at)
    const birth = id.slice(6, 14)
    const name = `林${String.fromCodePoint(0x4e00 + (at % 3_000))}${String.fromCodePoint(0x4e00 + (Math.floor(at / 3_000) % 3_000))}`
    lines.push([
      ...[place?.school ?? '', name, '男', birth, id, `G${id}`, place?.name ?? '', `梅岭镇上洋村${at}号`],
      ...[
        '350425101201',
        `林${String.fromCodePoint(0x4e00 + (at % 900))}`,
        '父亲',
        `199${String(10_000_000 + at)}`,
        at % 9 === 0 ? '1' : '0',
      ],
    ])
  }
  const sheet = utils.aoa_to_sheet(lines.map((line) => [...line]))
  return Buffer.from(
    write(
      { SheetNames: ['学生信息'], Sheets: { 学生信息: sheet } },
      { type: 'buffer', bookType: 'xlsx', compression: true },
    ),
  )
}

type Round = {
  readonly count: number
  readonly seconds: number
  readonly worker: number
  readonly sheet: number
  /** 两个进程同一刻合起来。 */
  readonly together: number
}

/** 另起一个限着内存的后台办一轮。 */
async function round(url: string): Promise<Round> {
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${HEAP_MEGABYTES}`,
      '--max-semi-space-size=4',
      path.join(import.meta.dirname, 'import-one.ts'),
    ],
    {
      env: {
        NODE_ENV: 'production',
        MEASURE_WORKER_URL: urlForRole(url, 'worker', password),
        MEASURE_CONTEXT_KEY: contextKey,
        MEASURE_FIELD_KEY: keys.fieldKey,
        MEASURE_INDEX_KEY: keys.indexKey,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8')
  })
  const code = await new Promise((ended) => child.on('close', ended))
  if (code !== 0) throw new Error(`the round did not come to an end: ${code}`)
  return JSON.parse(said) as Round
}

const keys = { fieldKey: '22'.repeat(32), indexKey: '33'.repeat(32) }
const password = randomBytes(12).toString('hex')
const contextKey = randomBytes(32).toString('hex')
const folder = path.join(ROOT, '.test')
mkdirSync(folder, { recursive: true, mode: 0o755 })
const home = mkdtempSync(path.join(folder, 'import-measure-'))
const server = await startPostgres({ home, password, throwaway: true })
try {
  const url = server.url('postgres')
  const roles = { migrator: password, web: password, worker: password, auditor: password }
  await migrateDatabase(url, roles, contextKey)
  const client = new Client({ connectionString: url })
  await client.connect()
  const county = await stageEmptyCounty(client, Math.ceil(rows / PER_CLASS))
  await client.end()
  const content = roll(county.classes)
  const web = connect({ url: urlForRole(url, 'web', password), contextKey, poolSize: 2 })
  const deps = { db: web, clock: { now: () => new Date() }, keys }
  const { bureau } = county
  const send = async (fileName: string) => {
    const input = { submissionKey: newId(), kind: 'roll', fileName } as const
    const sent = await keepImport(deps, bureau, input, content)
    if (!sent.ok) throw new Error('the file was not taken in')
    return sent.value.batchId
  }
  const batchId = await send('roll.xlsx')
  const read = await round(url)
  const batch = await web.asActor(bureau, (tx) => findBatch(tx, bureau, batchId))
  if (batch?.creates !== rows) throw new Error(`not every row is new: ${batch?.creates} of ${rows}`)
  await confirmImport(deps, bureau, { submissionKey: newId(), batchId })
  const written = await round(url)
  // 同一份再交一遍：登记里已有这些人，比对时都在手里。
  await send('again.xlsx')
  const again = await round(url)
  await askImportUndo(deps, bureau, { submissionKey: newId(), batchId })
  const undone = await round(url)
  await web.close()
  const steps = { read, written, again, undone }
  const seconds = read.seconds + written.seconds
  const megabytes = Math.max(...Object.values(steps).map(({ together }) => together))
  process.stdout.write(`${JSON.stringify({ id: 'import', rows, steps, seconds, megabytes })}\n`)
  process.exitCode = seconds <= MOST_SECONDS && megabytes <= MOST_MEGABYTES ? 0 : 1
} finally {
  await server.stop()
}
