import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { tell } from './figure.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** 只有服务器写得的：谁、什么时候、办没办成、链上的东西。表单里带了就整张退回。 */
const SERVER_OWNED = [
  'tenantId',
  'recordedAt',
  'createdAt',
  'openedAt',
  'closedAt',
  'signedAt',
  'dueAt',
  'brokenAt',
  'metAt',
  'digest',
  'hash',
  'keyId',
  'noSuchColumn',
]

/** 各页动作挂着的格式：看 `formAction(` 的第一个参数从哪个文件来。 */
async function actionSchemas(): Promise<{ name: string; schema: z.ZodType }[]> {
  const files = readdirSync(path.join(ROOT, 'app'), { recursive: true, encoding: 'utf8' })
  const found = new Map<string, { name: string; schema: z.ZodType }>()
  for (const file of files.filter((one) => /actions\.ts$/.test(one))) {
    const text = readFileSync(path.join(ROOT, 'app', file), 'utf8')
    for (const [, name = ''] of text.matchAll(/formAction\(\s*(\w+)/g)) {
      const from = new RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\} from '#lib/([^']+)'`).exec(text)?.[1]
      if (!from) continue
      const module = await import(pathToFileURL(path.join(ROOT, 'lib', `${from}.ts`)).href)
      found.set(name, { name, schema: module[name] })
    }
  }
  return [...found.values()]
}

type Issue = {
  readonly code: string
  readonly keys?: readonly string[]
  readonly errors?: readonly (readonly Issue[])[]
}

function unrecognised(issues: readonly Issue[]): readonly string[] {
  return issues.flatMap((issue) => [...(issue.keys ?? []), ...(issue.errors ?? []).flatMap(unrecognised)])
}

test('动作收的每一种表单，多带一个只有服务器写得的列名都不收', async () => {
  const schemas = await actionSchemas()
  const accepted: string[] = []
  for (const { name, schema } of schemas) {
    for (const column of SERVER_OWNED) {
      const parsed = schema.safeParse({ [column]: 'x' })
      // 判别联合先问是哪一支，答不上就整张退回，轮不到多余的键。
      const unbranched = !parsed.success && parsed.error.issues.some(({ code }) => code === 'invalid_union')
      const named = !parsed.success && unrecognised(parsed.error.issues as Issue[]).includes(column)
      if (!named && !unbranched) accepted.push(`${name} ${column}`)
    }
  }
  tell('T07', {
    schemas: schemas.length,
    tried: schemas.length * SERVER_OWNED.length,
    accepted: accepted.length,
  })
  expect(schemas.length).toBeGreaterThan(15)
  expect(accepted).toEqual([])
})
