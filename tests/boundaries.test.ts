import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '..')

// One forbidden line per room, and the words with which the room refuses it.
const PLANTED = [
  ['lib/rules/cases', `import { db } from '#lib/data/database'`, 'lib/rules 是纯规则'],
  ['lib/rules/cases', `import { z } from 'zod'`, 'lib/rules 是纯规则'],
  ['lib/schemas', `import { db } from '#lib/data/database'`, 'lib/schemas 浏览器也要加载'],
  ['lib/papers', `import { readFileSync } from 'node:fs'`, 'lib/papers 把文书说成数据'],
  ['lib/files', `import { db } from '#lib/data/database'`, 'lib/files 只存文件'],
  ['lib/data', `import { openCase } from '#lib/duties/open-case'`, 'lib/data 只圈范围'],
  ['lib/ledger', `import { options } from '#lib/auth/auth-options'`, 'lib/ledger 只记账'],
  ['lib/duties/cases', `import { Prisma } from '#lib/generated/prisma/client'`, 'lib/duties 一事一责'],
  ['lib/duties/cases', `import { headers } from 'next/headers'`, 'lib/duties 一事一责'],
  ['lib/jobs', `import { deps } from '#lib/server/deps'`, 'lib/jobs 由 Node 直接运行'],
  ['lib/auth', `import { Prisma } from '#lib/generated/prisma/client'`, 'lib/auth 不引用'],
  ['lib/server', `import { work } from '#lib/jobs/worker'`, 'lib/server 不引用'],
  ['lib/commands', `import { Button } from '#components/ui/button'`, 'lib/commands 在终端里运行'],
  ['components/ui', `import { listCases } from '#lib/data/cases'`, 'components 只有形状'],
  ['app/today', `import { Prisma } from '#lib/generated/prisma/client'`, 'app 只问三句'],
  ['prisma/demo', `import { work } from '#lib/jobs/worker'`, 'prisma 只有名词与示范数据'],
  ['lib/duties', `import { a } from '../data/database.ts'`, '跨房间请写'],
] as const

// What each room does import today, so that the lock is seen to open as well.
const ALLOWED = [
  ['lib/rules/cases', `import { done } from '#lib/rules/outcome'`],
  ['lib/rules/cases', `import { a } from './case-states.ts'`],
  ['lib/schemas', `import { z } from 'zod'`],
  ['lib/files', `import { done } from '#lib/rules/outcome'`],
  ['lib/jobs', `import { log } from '#lib/server/log'`],
  ['lib/duties/cases', `import { db } from '#lib/data/database'`],
  ['components/ui', `import { done } from '#lib/rules/outcome'`],
] as const

let place: string

beforeAll(() => {
  place = mkdtempSync(path.join(tmpdir(), 'boundaries-'))
  const config = JSON.parse(readFileSync(path.join(ROOT, 'biome.json'), 'utf8'))
  delete config.$schema
  writeFileSync(path.join(place, 'biome.json'), JSON.stringify(config))
  cpSync(path.join(ROOT, 'package.json'), path.join(place, 'package.json'))
})

afterAll(() => rmSync(place, { recursive: true, force: true }))

function lint(room: string, line: string): string {
  const folder = path.join(place, room)
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, 'planted.ts')
  const name = /\{ (\w+) \}/.exec(line)?.[1] ?? ''
  writeFileSync(file, `${line}\n\nexport const planted = ${name}\n`)
  const program = path.join(ROOT, 'node_modules/@biomejs/biome/bin/biome')
  try {
    execFileSync(process.execPath, [program, 'lint', '--only=style/noRestrictedImports', file], {
      cwd: place,
      encoding: 'utf8',
      stdio: 'pipe',
    })
    return ''
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    return stdout + stderr
  } finally {
    rmSync(file)
  }
}

describe('each room refuses what it must not know', () => {
  test.each(PLANTED)('%s refuses %s', (room, line, words) => {
    expect(lint(room, line)).toContain(words)
  })

  test.each(ALLOWED)('%s may write %s', (room, line) => {
    expect(lint(room, line)).toBe('')
  })
})

// The second lock reads the files itself: a slip in the linter's configuration does not open the wall.
const WALLS: readonly [room: string, forbidden: RegExp][] = [
  ['lib/rules', /^(?!\.\/|#lib\/rules\/)/],
  ['lib/schemas', /^(?!\.\/|#lib\/rules\/|#lib\/schemas\/|zod$)/],
  ['lib/papers', /^(?!\.\/|#lib\/rules\/|#lib\/papers\/)/],
  ['lib/data', /^(#lib\/(duties|jobs|auth|server|papers)\/|#components\/|next|react|server-only)/],
  ['lib/duties', /^(#lib\/(generated|jobs|server|commands)\/|#components\/|next|react|server-only|pg$)/],
  [
    'lib/jobs',
    /^(#lib\/(generated|auth)\/|#lib\/server\/(?!env$|log$)|#components\/|next|react|server-only)/,
  ],
  ['components', /^(#lib\/(?!rules\/|schemas\/)|#prisma\/|node:|server-only)/],
  ['app', /^(#lib\/(generated|jobs|commands)\/|pg$|@prisma\/)/],
]

function sourcesOf(room: string): string[] {
  if (!existsSync(path.join(ROOT, room))) return []
  return readdirSync(path.join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => path.join(room, file))
}

function importsOf(file: string): string[] {
  const text = readFileSync(path.join(ROOT, file), 'utf8')
  const found = text.matchAll(/(?:(?<!['"])\bfrom|\bimport)\s*\(?\s*['"]([^'"\n]+)['"]/g)
  return [...found].map((match) => match[1] ?? '')
}

test.each(WALLS)('no file of %s imports what the room must not know', (room, forbidden) => {
  const breaches = sourcesOf(room).flatMap((file) =>
    importsOf(file)
      .filter((name) => forbidden.test(name) || name.startsWith('../'))
      .map((name) => `${file} → ${name}`),
  )
  expect(breaches).toEqual([])
})

test('nobody but the environment reader and the tools reads process.env', () => {
  const readers = ['lib', 'app', 'components', 'prisma']
    .flatMap(sourcesOf)
    .filter((file) => readFileSync(path.join(ROOT, file), 'utf8').includes('process.env'))
    .filter((file) => !file.startsWith('lib/generated/'))
  expect(readers).toEqual(['lib/server/env.ts'])
})
