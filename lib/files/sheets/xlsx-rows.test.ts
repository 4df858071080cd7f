import { deflateRawSync } from 'node:zlib'
import { utils, write } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import type { Cell } from '#lib/rules/rolls/imports/cells'
import { checkPackage, type Part } from './check-package.ts'
import { SheetFault } from './sheet-fault.ts'
import { StringShelf } from './string-shelf.ts'
import { xlsxRows } from './xlsx-rows.ts'

function part(name: string, text: string): Part {
  const body = deflateRawSync(Buffer.from(text))
  return { name, method: 8, body, size: body.length }
}

async function rowsOf(parts: readonly Part[]): Promise<(readonly [number, readonly Cell[]])[]> {
  const rows: (readonly [number, readonly Cell[]])[] = []
  for await (const { at, cells } of xlsxRows(parts)) rows.push([at, cells])
  return rows
}

const sheet = (rows: string, name = 'sheet1') =>
  part(`xl/worksheets/${name}.xml`, `<worksheet><sheetData>${rows}</sheetData></worksheet>`)

describe('一份工作簿的写法各家不同', () => {
  test('跳过的行与格、自己收口的行与格、没有坐标的格', async () => {
    const rows = `<row r="2" spans="1:3"><c r="A2"><v>1</v></c><c r="C2" t="str"><v>三</v></c></row><row r="3"/>
      <row r="7"><c r="B7"/><c t="b"><v>1</v></c></row>`
    expect(await rowsOf([sheet(rows)])).toEqual([
      [2, [1, null, '三']],
      [3, []],
      [7, [null, null, 'TRUE']],
    ])
  })
  test('带命名空间前缀的、内嵌的字、富文本去注音、转义', async () => {
    const strings = part(
      'xl/sharedStrings.xml',
      '<x:sst><x:si><x:r><x:t>林</x:t></x:r><x:r><x:t xml:space="preserve"> 小禾</x:t></x:r><x:rPh sb="0" eb="1"><x:t>LIN</x:t></x:rPh></x:si><x:si/><x:si><x:t>&lt;甲&#38;&#x20BB7;_x000D_&gt;</x:t></x:si></x:sst>',
    )
    const rows =
      '<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" t="s"><x:v>2</x:v></x:c><x:c r="C1" t="inlineStr"><x:is><x:t>内嵌</x:t></x:is></x:c><x:c r="D1" t="s"><x:v>1</x:v></x:c><x:c r="E1" t="s"><x:v>9</x:v></x:c></x:row>'
    expect(await rowsOf([strings, sheet(rows)])).toEqual([[1, ['林 小禾', '<甲&𠮷\r>', '内嵌', '', null]]])
  })
  test('第一张表由工作簿说了算，不看文件名；第二张不读', async () => {
    const book = part(
      'xl/workbook.xml',
      '<workbook><sheets><sheet name="学生信息" sheetId="2" r:id="rId7"/><sheet name="说明" sheetId="1" r:id="rId1"/></sheets></workbook>',
    )
    const links = part(
      'xl/_rels/workbook.xml.rels',
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Target="/xl/worksheets/sheet2.xml" Id="rId7"/></Relationships>',
    )
    const one = sheet('<row r="1"><c r="A1"><v>1</v></c></row>')
    const two = sheet('<row r="1"><c r="A1"><v>2</v></c></row>', 'sheet2')
    expect(await rowsOf([book, links, one, two])).toEqual([[1, [2]]])
  })
  test('1904 日期系统不收：照收会差四年', async () => {
    const book = part('xl/workbook.xml', '<workbook><workbookPr date1904="1"/></workbook>')
    await expect(rowsOf([book, sheet('')])).rejects.toMatchObject({ code: 'old_calendar' })
  })
  test('没有表、行号倒着走、坐标离谱、一行大得不像名册的不收', async () => {
    await expect(rowsOf([part('xl/styles.xml', '')])).rejects.toBeInstanceOf(SheetFault)
    await expect(rowsOf([sheet('<row r="5"/><row r="5"/>')])).rejects.toMatchObject({ code: 'unreadable' })
    await expect(rowsOf([sheet('<row r="1"><c r="ZZZ1"><v>1</v></c></row>')])).rejects.toMatchObject({
      code: 'unreadable',
    })
    const huge = `<row r="1"><c r="A1" t="str"><v>${'长'.repeat(9_000_000)}</v></c></row>`
    await expect(rowsOf([sheet(huge)])).rejects.toMatchObject({ code: 'too_much_inside' })
  })
})

test.each([true, false])('别人写出的一份（共享字符串：%s）：逐格相同，两万字的格子也在', async (bookSST) => {
  const wanted: Cell[][] = Array.from({ length: 700 }, (_, at) => [
    `林${String.fromCodePoint(0x4e00 + at)}𠮷`,
    at * 1.5,
    at % 3 === 0 ? null : `<&"'>${at}`,
    at === 350 ? '长'.repeat(20_000) : '350425201506070015',
  ])
  const book = {
    SheetNames: ['一', '二'],
    Sheets: { 一: utils.aoa_to_sheet(wanted), 二: utils.aoa_to_sheet([['不读']]) },
  }
  const file = Buffer.from(write(book, { type: 'buffer', bookType: 'xlsx', compression: true, bookSST }))
  const rows = await rowsOf(await checkPackage(file))
  expect(rows.map(([, cells]) => cells)).toEqual(wanted)
  expect(rows.map(([at]) => at)).toEqual(wanted.map((_, at) => at + 1))
})

test('架子上的字符串取得回来：空的、四字节的、很多条', () => {
  const shelf = new StringShelf()
  const texts = Array.from({ length: 70_000 }, (_, at) => (at % 5 === 0 ? '' : `第${at}条𠮷`.repeat(at % 4)))
  for (const text of texts) shelf.add(text)
  expect(texts.every((text, at) => shelf.at(at) === text)).toBe(true)
  for (const none of [-1, 70_000, 1.5, Number.NaN]) expect(shelf.at(none)).toBeNull()
})
