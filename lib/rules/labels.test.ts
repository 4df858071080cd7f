import { expect, test } from 'vitest'
import * as labels from './labels.ts'

const TABLES = Object.entries(labels).filter(([name]) => name.endsWith('_LABEL'))

test('每张表的每个代码都有中文，同一张表里没有两个代码叫同一个名字', () => {
  expect(TABLES.length).toBeGreaterThan(10)
  for (const [name, table] of TABLES) {
    const texts = Object.values(table).map(String)
    for (const text of texts) expect(text, name).toMatch(/\p{Script=Han}/u)
    expect(new Set(texts).size, name).toBe(texts.length)
  }
})

test('因信教只给县级，失联写明须公安界定，联系不上只是联系结果', () => {
  expect(labels.BUREAU_ONLY_REASONS).toEqual(['faith_related'])
  expect(labels.DROPOUT_REASON_LABEL.lost_contact).toContain('公安')
  expect(Object.keys(labels.ABSENCE_REASON_LABEL)).not.toContain('lost')
})

test('表里没有的代码不认，原型上的名字也不认', () => {
  expect(labels.isKeyOf(labels.WHEREABOUTS_LABEL, 'at_home')).toBe(true)
  expect(labels.isKeyOf(labels.WHEREABOUTS_LABEL, 'toString')).toBe(false)
})
