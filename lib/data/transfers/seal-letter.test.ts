import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  plainCode,
  SEALED_FIELD_LABEL,
  SEALED_HEAD_KEYS,
  type SealedFields,
} from '#lib/rules/placements/sealed-transfer'
import { replyCodeOf } from './reply-code.ts'
import { sealLetter } from './seal-letter.ts'

const PAGE = readFileSync(path.resolve(import.meta.dirname, '../../../public/open-sealed.html'), 'utf8')
const between = (tag: string) => PAGE.split(`<${tag}>`)[1]?.split(`</${tag}>`)[0] ?? ''

type Opened = { readonly head: Record<string, string>; readonly fields: SealedFields }
type Opener = {
  readonly openSealed: (text: string, code: string) => Promise<Opened>
  readonly HEAD: readonly string[]
  readonly LABEL: Record<string, string>
}
/** 打开工具里的那一段，一字不改地拿来用。 */
const opener = new Function(`${between('script')}; return { openSealed, HEAD, LABEL }`)() as Opener

const FIELDS = Object.fromEntries(
  Object.keys(SEALED_FIELD_LABEL).map((name) => [name, `${name} 某`]),
) as SealedFields
const SIDES = {
  serial: '转学〔2026〕1A2B3C4D',
  from: '甲县教育局',
  to: '乙县教育局',
  sealedAt: '2026-11-26T09:00:00.000Z',
}

describe('密封文件', () => {
  test('打开工具凭密码原样打开；小写、空格、认错的字母不妨；外面看不到孩子', async () => {
    const { text, passphrase } = await sealLetter(FIELDS, SIDES)
    expect(passphrase).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/)
    const sloppy = ` ${passphrase.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `
    expect((await opener.openSealed(text, sloppy)).fields).toEqual(FIELDS)
    expect(text).not.toContain('某')
    expect(text).not.toContain(passphrase)
  })

  test('密码错一个字、外面或里面改一处，都打不开；两份的密码、密文各不相同', async () => {
    const { text, passphrase } = await sealLetter(FIELDS, SIDES)
    const another = await sealLetter(FIELDS, SIDES)
    expect(another.passphrase).not.toBe(passphrase)
    await expect(opener.openSealed(text, another.passphrase)).rejects.toThrow()
    const file = JSON.parse(text) as Record<string, string | number>
    const changed = [
      ...SEALED_HEAD_KEYS.map((name) => ({ ...file, [name]: otherThan(file[name] ?? '') })),
      { ...file, box: otherThan(String(file.box)) },
      { ...file, box: (JSON.parse(another.text) as { box: string }).box },
    ]
    for (const one of changed)
      await expect(opener.openSealed(JSON.stringify(one), passphrase)).rejects.toThrow()
  })

  test('回执码随这一县、这一份而定，没有钥推不出', () => {
    const keys = { fieldKey: 'a'.repeat(64), indexKey: 'b'.repeat(64) }
    const code = replyCodeOf(keys, 'county', 'one')
    expect(plainCode(code)).toHaveLength(8)
    expect(replyCodeOf(keys, 'county', 'one')).toBe(code)
    const others = [
      replyCodeOf(keys, 'county', 'two'),
      replyCodeOf(keys, 'other', 'one'),
      replyCodeOf({ ...keys, indexKey: 'c'.repeat(64) }, 'county', 'one'),
    ]
    expect(others).not.toContain(code)
  })
})

describe('打开工具', () => {
  test('念的栏目与封的一样', () => {
    expect(opener.HEAD).toEqual([...SEALED_HEAD_KEYS])
    expect(opener.LABEL).toEqual(SEALED_FIELD_LABEL)
  })

  test('自己的策略只许自己这一段脚本与样式，什么也不连', () => {
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    expect(PAGE).toContain(
      `default-src 'none'; script-src ${hash(between('script'))}; style-src ${hash(between('style'))};`,
    )
    expect(PAGE).not.toMatch(/https?:|\bsrc=|@import|url\(|innerHTML|localStorage/)
  })
})

function otherThan(value: string | number): string | number {
  if (typeof value === 'number') return value + 1
  return (value.startsWith('A') ? 'B' : 'A') + value.slice(1)
}
