import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import pg from 'pg'
import { afterAll, expect } from 'vitest'
import { childEnvironment } from '#lib/server/env'
import { test } from '#tests/database'
import { Fault } from './fault.ts'
import { freePort } from './free-port.ts'
import { startPostgres } from './postgres.ts'
import { postgresPlace } from './postgres-place.ts'
import { openDatabase } from './product-database.ts'
import { ROOT } from './root.ts'
import { secretsOf } from './secrets.ts'

// 早上八点起不来：一句话说清是什么、怎么办，退出码不是 0，数据一个字节也没动。

const folders: string[] = []

function aHome(): string {
  mkdirSync(path.join(ROOT, '.test'), { recursive: true, mode: 0o755 })
  const home = mkdtempSync(path.join(ROOT, '.test/start-'))
  folders.push(home)
  return home
}

afterAll(() => {
  for (const home of folders)
    for (const gone of [postgresPlace(home).data, home]) rmSync(gone, { recursive: true, force: true })
})

/** 一个初始化过又停好了的库。 */
async function aStoppedServer(): Promise<{ home: string; data: string }> {
  const home = aHome()
  const server = await startPostgres({ home, password: secretsOf(home).postgres })
  await server.stop()
  return { home, data: server.data }
}

/** 数据目录里每个文件的名字与内容合成的一个数；服务器每次起动都记一笔的 postmaster.* 不是数据。 */
function contentOf(data: string): string {
  const all = createHash('sha256')
  for (const name of readdirSync(data, { recursive: true, encoding: 'utf8' }).sort()) {
    if (name.startsWith('postmaster.')) continue
    const file = path.join(data, name)
    all.update(`${name}\n`)
    if (statSync(file).isFile()) all.update(readFileSync(file))
  }
  return all.digest('hex')
}

async function refusalOf(opening: Promise<unknown>): Promise<Fault> {
  const said = await opening.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(said instanceof Fault)) throw new Error(`not refused in a sentence: ${String(said)}`)
  return said
}

function opened(home: string, own?: string): Promise<unknown> {
  return openDatabase(home, secretsOf(home), own, () => undefined)
}

test('数据目录缺了一块：说出哪个目录、从备份恢复，不去初始化它', async () => {
  const { home, data } = await aStoppedServer()
  rmSync(path.join(data, 'global/pg_control'))
  const before = contentOf(data)
  const fault = await refusalOf(opened(home))
  expect(fault.message).toBe('数据目录已损坏或不完整；数据未作任何改动。')
  expect(fault.whatToDo).toContain(`请从备份恢复 ${data}`)
  expect(contentOf(data)).toBe(before)
})

test('数据目录里的文件坏了：服务器起不来，说到哪里看日志，数据原样', async () => {
  const { home, data } = await aStoppedServer()
  truncateSync(path.join(data, 'global/pg_control'), 100)
  const before = contentOf(data)
  const fault = await refusalOf(opened(home))
  expect(fault.message).toBe('数据库未能启动，数据目录可能已损坏；数据未作任何改动。')
  expect(fault.whatToDo).toContain(path.join(home, 'postgres.log'))
  expect(contentOf(data)).toBe(before)
})

test('口令文件与数据不是一套：说要恢复原来的那份', async () => {
  const { home } = await aStoppedServer()
  rmSync(path.join(home, 'secrets.json'))
  const other = secretsOf(aHome())
  const fault = await refusalOf(openDatabase(home, other, undefined, () => undefined))
  expect(fault.message).toBe('数据库拒绝了保存的口令。')
  expect(fault.whatToDo).toContain('请恢复原来的 secrets.json')
})

test('DATABASE_URL 所指的服务器没有应答，或口令不对：一句话，不带口令', async ({ database }) => {
  const nobody = `postgresql://postgres:ling-ting@127.0.0.1:${await freePort()}/baoxue`
  const unreachable = await refusalOf(opened(aHome(), nobody))
  expect(unreachable.message).toContain('连不上 DATABASE_URL 所指的数据库服务器（ECONNREFUSED）')
  const wrong = new URL(database.superuserUrl)
  wrong.password = 'bu-dui'
  const refused = await refusalOf(opened(aHome(), wrong.href))
  expect(refused.message).toContain('连不上 DATABASE_URL 所指的数据库服务器')
  for (const { message, whatToDo } of [unreachable, refused])
    expect(message + whatToDo).not.toMatch(/ling-ting|bu-dui/)
})

test('上次升级只做了一半、数据库比程序新、升级被改过：各说各的，一步也不往下走', async ({ database }) => {
  const client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
  const last = `(select max(migration_name) from public._prisma_migrations)`
  const change = async (sql: string) => {
    await client.query('begin')
    await client.query(sql)
    await client.query('commit')
  }
  const stands = async () =>
    (await client.query('select * from public._prisma_migrations order by migration_name')).rows
  try {
    for (const [sql, back, sentence] of [
      [
        `update public._prisma_migrations set finished_at = null, applied_steps_count = 0 where migration_name = ${last}`,
        `update public._prisma_migrations set finished_at = started_at, applied_steps_count = 1 where migration_name = ${last}`,
        '只做了一半；未作任何新的改动。',
      ],
      [
        `insert into public._prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count) values ('later', 'x', '29991231000000_later', now(), now(), 1)`,
        `delete from public._prisma_migrations where id = 'later'`,
        '数据库比这个程序新（其中有本程序不认识的升级 29991231000000_later）',
      ],
      [
        `update public._prisma_migrations set checksum = 'changed' where migration_name = ${last}`,
        'select 1',
        '与程序里的内容不一致；未作任何改动。',
      ],
    ] as const) {
      await change(sql)
      const before = await stands()
      expect((await refusalOf(opened(aHome(), database.superuserUrl))).message).toContain(sentence)
      expect(await stands()).toEqual(before)
      await change(back)
    }
  } finally {
    await client.end()
  }
})

test('端口被占：整个 npm start 说一句话就退出，退出码不是 0，什么也没建', async () => {
  const holder = createServer()
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve))
  const address = holder.address()
  if (address === null || typeof address === 'string') throw new Error('no port given')
  const home = aHome()
  const start = spawn(process.execPath, [path.join(ROOT, 'lib/commands/start.mjs')], {
    cwd: ROOT,
    env: childEnvironment({ PORT: String(address.port), BAOXUE_HOME: home }),
  })
  let said = ''
  start.stdout.on('data', (text) => {
    said += text
  })
  start.stderr.on('data', (text) => {
    said += text
  })
  const code = await new Promise((resolve) => start.once('exit', resolve))
  await new Promise((resolve) => holder.close(resolve))
  expect(said).toContain(`✗ 端口 ${address.port} 已被占用。`)
  expect(said).toContain(`PORT=${address.port + 1} npm start`)
  expect(code).toBe(1)
  expect(readdirSync(home)).toEqual([])
})
