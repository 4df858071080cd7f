import { expect, test } from 'vitest'
import { inertCell, type Sheet, sheetLines } from './sheet.ts'

const SHEET: Sheet<{ name: string; days: number }> = {
  name: '时限',
  title: '逾期的时限',
  notes: ['共 2 行'],
  columns: [
    { head: '学生', width: 8, cell: ({ name }) => name },
    { head: '天数', width: 4, cell: ({ days }) => days },
  ],
  count: 2,
  rows: [
    { name: '李一', days: 3 },
    { name: '=HYPERLINK("x")', days: 4 },
  ],
}

async function written(sheet: Sheet<{ name: string; days: number }>) {
  const lines: unknown[][] = []
  for await (const line of sheetLines(sheet)) lines.push(line)
  return lines
}

test('抬头、说明、栏名之后逐行写出，数仍是数', async () => {
  expect(await written(SHEET)).toEqual([
    ['逾期的时限'],
    ['共 2 行'],
    ['学生', '天数'],
    ['李一', 3],
    [`'=HYPERLINK("x")`, 4],
  ])
})

test('写出的行数与应有的不符，文件不成：不悄悄少，也不悄悄多', async () => {
  await expect(written({ ...SHEET, count: 3 })).rejects.toThrow('3 rows came to 2')
  await expect(written({ ...SHEET, count: 1 })).rejects.toThrow('1 rows came to 2')
})

test.each(['=1', '+1', '-1', '@A', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠A'])(
  '以公式字符起头的不成公式：%j',
  (cell) => expect(inertCell(cell)).toBe(`'${cell}`),
)

test('平常的字、数、空格原样', () => {
  expect([inertCell('1=1'), inertCell(-3), inertCell(null)]).toEqual(['1=1', -3, null])
})
