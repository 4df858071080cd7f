import { expect, test } from 'vitest'
import { preparedNames } from './prepared-names.ts'

test('第二次见到的语句才备，同一条同一个名字；谁在问的那一句从不备', () => {
  const nameOf = preparedNames()
  const first = { sql: 'SELECT 1' }
  expect(nameOf(first)).toBe('')
  const name = nameOf(first)
  expect(name).not.toBe('')
  expect(nameOf({ sql: 'SELECT 1' })).toBe(name)
  for (let time = 0; time < 3; time += 1) expect(nameOf({ sql: "SET LOCAL app.context = 'x'" })).toBe('')
  for (let time = 0; time < 3; time += 1) expect(nameOf({ sql: 'BEGIN' })).toBe('')
})

test('备到一定条数为止，免得占满连接的内存', () => {
  const nameOf = preparedNames()
  const names = Array.from({ length: 1_000 }, (_, at) => {
    nameOf({ sql: `SELECT ${at}` })
    return nameOf({ sql: `SELECT ${at}` })
  })
  expect(new Set(names.filter(Boolean)).size).toBe(400)
})
