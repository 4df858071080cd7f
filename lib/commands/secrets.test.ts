import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { secretsOf } from './secrets.ts'

const aHome = () => mkdtempSync(path.join(tmpdir(), 'secrets-'))

test('keys are made once and read back the same', () => {
  const home = aHome()
  expect(secretsOf(home)).toEqual(secretsOf(home))
})

test('an installation older than the sealed ledger gets a key for it, once, and keeps every other key', () => {
  const home = aHome()
  const file = path.join(home, 'secrets.json')
  const { ledgerKey: _, ...older } = secretsOf(home)
  writeFileSync(file, JSON.stringify(older))
  const grown = secretsOf(home)
  expect(grown).toMatchObject(older)
  expect(grown.ledgerKey).toMatch(/^[0-9a-f]{64}$/)
  expect(secretsOf(home)).toEqual(grown)
})

test('a damaged file is refused and left as it is', () => {
  const home = aHome()
  const file = path.join(home, 'secrets.json')
  writeFileSync(file, '{"fieldKey":"short"}')
  expect(() => secretsOf(home)).toThrow('密钥文件已损坏')
  expect(readFileSync(file, 'utf8')).toBe('{"fieldKey":"short"}')
})
