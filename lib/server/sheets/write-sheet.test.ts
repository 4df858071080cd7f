import { readXlsx } from 'hucre'
import { expect, test } from 'vitest'
import { sheetResponse } from './write-sheet.ts'

const COUNT = 3_000

function* names() {
  for (let at = 1; at <= COUNT; at += 1) yield { name: `学生${at}`, number: '350425201301011234' }
}

test('写出的文件读得回来，一行不少，证件号末位还在', async () => {
  const response = sheetResponse(
    {
      name: '名册',
      title: '名册',
      notes: [`共 ${COUNT} 行`],
      columns: [
        { head: '姓名', width: 6, cell: ({ name }: { name: string }) => name },
        { head: '证件号', width: 10, cell: ({ number }: { number: string }) => number },
      ],
      count: COUNT,
      rows: names(),
    },
    '名册 2026-11-25',
  )
  expect(response.headers.get('Content-Disposition')).toContain(encodeURIComponent('名册 2026-11-25'))
  const book = await readXlsx(new Uint8Array(await response.arrayBuffer()))
  const rows = book.sheets[0]?.rows ?? []
  expect(rows).toHaveLength(COUNT + 3)
  expect(rows[1]?.[0]).toBe(`共 ${COUNT} 行`)
  expect(rows.at(-1)).toEqual([`学生${COUNT}`, '350425201301011234'])
})

test('行数不符，下载中途断开', async () => {
  const response = sheetResponse(
    { name: '名册', title: '名册', notes: [], columns: [], count: 1, rows: [] },
    '名册',
  )
  await expect(response.arrayBuffer()).rejects.toThrow('1 rows came to 0')
})
