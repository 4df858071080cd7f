import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { DESKS } from '#lib/auth/desks'
import { readDeskPage } from './desk-page.ts'

const ROOT = path.join(import.meta.dirname, '../..')
const FOLDER = path.join(ROOT, 'docs/desks')

test('每张办公桌恰有一页手册，每页都能印，图都在', () => {
  const desks = [...new Set(Object.values(DESKS).map((desk) => `${desk.path.slice(1)}.md`))].sort()
  expect(readdirSync(FOLDER).sort()).toEqual(desks)
  for (const name of desks) {
    const blocks = readDeskPage(readFileSync(path.join(FOLDER, name), 'utf8'))
    expect(blocks[0], name).toMatchObject({ kind: 'heading', depth: 1 })
    const pictures = blocks.flatMap((block) => (block.kind === 'picture' ? [block] : []))
    expect(pictures.length, name).toBeGreaterThan(0)
    for (const { src, alt } of pictures) {
      expect(alt.length, name).toBeGreaterThan(4)
      expect(readdirSync(path.join(ROOT, 'public', path.dirname(src)))).toContain(path.basename(src))
    }
  }
})

test('认不得的写法不会悄悄少一段', () => {
  expect(() => readDeskPage('# 今日\n\n| 表 | 格 |\n|---|---|\n| 一 | 二 |\n')).toThrow('table')
  expect(readDeskPage('先**点名**，再看[台账](/cases)。\n\n1. 一\n2. 二\n')).toEqual([
    {
      kind: 'paragraph',
      parts: [
        { text: '先' },
        { text: '点名', strong: true },
        { text: '，再看' },
        { text: '台账', href: '/cases' },
        { text: '。' },
      ],
    },
    { kind: 'list', ordered: true, items: [[{ text: '一' }], [{ text: '二' }]] },
  ])
  // 条与条之间空一行的，也一样认得加重。
  expect(readDeskPage('1. **一**件\n\n2. 二\n')).toEqual([
    {
      kind: 'list',
      ordered: true,
      items: [[{ text: '一', strong: true }, { text: '件' }], [{ text: '二' }]],
    },
  ])
})
