import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { LEDGER_VERBS, ledgerVerbLabel } from './ledger-verbs.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** 写进台账的动词：职责与数据两间里 `verb: '…'` 的全部字面值，连同提交去重用的同名键。 */
async function writtenVerbs(): Promise<readonly string[]> {
  const found = new Set<string>()
  for await (const file of glob(['lib/duties/**/*.ts', 'lib/data/**/*.ts', 'lib/jobs/**/*.ts'], {
    cwd: ROOT,
  })) {
    if (file.endsWith('.test.ts')) continue
    const text = readFileSync(path.join(ROOT, file), 'utf8')
    for (const [, verb] of text.matchAll(/\bverb: '([a-z_]+)'/g)) if (verb) found.add(verb)
  }
  return [...found].sort()
}

test('写进台账的每一种事都有中文', async () => {
  const verbs = await writtenVerbs()
  expect(verbs.length).toBeGreaterThan(12)
  expect(verbs.filter((verb) => !LEDGER_VERBS.includes(verb))).toEqual([])
})

test('中文里没有代码，两种事不同名', () => {
  const labels = LEDGER_VERBS.map(ledgerVerbLabel)
  expect(labels.filter((label) => /[a-z_]/i.test(label))).toEqual([])
  expect(new Set(labels).size).toBe(labels.length)
})
