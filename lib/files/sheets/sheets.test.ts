import { deflateRawSync } from 'node:zlib'
import { utils, write } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import type { Cell } from '#lib/rules/rolls/imports/cells'
import type { ImportKind } from '#lib/rules/rolls/imports/import-kinds'
import { SheetFault } from './sheet-fault.ts'
import { takeSheet } from './take-sheet.ts'

const HEAD = ['学校标识码', '姓名', '性别', '出生日期', '宗教信仰', '班级', '身份证件号']
const ROW = ['2135000001', '林小禾', '男', '20150607', '不应读出', '三年(2)班', '350425201506070015']

type BookKind = 'xlsx' | 'biff8' | 'html'
function book(rows: readonly (readonly unknown[])[], bookType: BookKind): Buffer {
  const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]))
  return Buffer.from(
    write({ SheetNames: ['学生信息'], Sheets: { 学生信息: sheet } }, { type: 'buffer', bookType }),
  )
}

async function taken(file: Uint8Array, kind: ImportKind = 'roll') {
  const rows: { rowNo: number; cells: readonly Cell[] }[] = []
  for await (const { rowNo, cells } of takeSheet(kind, file)) rows.push({ rowNo, cells })
  return rows
}

async function faultOf(file: Uint8Array): Promise<string> {
  try {
    await taken(file)
    return 'taken'
  } catch (error) {
    return error instanceof SheetFault ? error.code : String(error)
  }
}

/** 自己拼一个 zip：目录里的大小可以说谎。 */
function zip(parts: readonly { name: string; body: Buffer; claims?: number }[]): Buffer {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (const { name, body, claims } of parts) {
    const packed = deflateRawSync(body)
    const named = Buffer.from(name)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04_03_4b_50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(claims ?? body.length, 22)
    local.writeUInt16LE(named.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02_01_4b_50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(claims ?? body.length, 24)
    entry.writeUInt16LE(named.length, 28)
    entry.writeUInt32LE(at, 42)
    locals.push(local, named, packed)
    entries.push(entry, named)
    at += 30 + named.length + packed.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06_05_4b_50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, directory, end])
}
const content = { name: '[Content_Types].xml', body: Buffer.from('<Types/>') }

describe('收的文件', () => {
  test.each(['xlsx', 'biff8', 'html'] as const)('%s：读出收的列，不收的列出不了子进程', async (kind) => {
    const rows = await taken(book([['学生信息表'], HEAD, ROW], kind))
    expect(rows).toHaveLength(1)
    expect(rows[0]?.rowNo).toBe(3)
    const text = JSON.stringify(rows)
    for (const cell of ['林小禾', '350425201506070015', '三年(2)班']) expect(text).toContain(cell)
    expect(text).not.toContain('不应读出')
  })
  test.each(['utf-8', 'gb18030'])('CSV（%s），引号里有逗号', async (encoding) => {
    const line = [...ROW.slice(0, 6), '350425201506070015'].map((cell) => `"${cell}"`).join(',')
    const utf8 = Buffer.from(`${HEAD.join(',')}\r\n${line}\r\n`)
    // 姓名一列换成 GB18030 的字节，验证不是 UTF-8 也读得通。
    const gb = Buffer.from(
      'd0d5c3fb2cb3f6c9fac8d5c6da2cbba7bfdacbf9d4dab5d80d0ac1d6d0a1bacc2c32303135303630372c3335303432353130313230310d0a',
      'hex',
    )
    if (encoding === 'utf-8') expect(JSON.stringify(await taken(utf8))).toContain('林小禾')
    else expect(JSON.stringify(await taken(gb, 'population'))).toContain('林小禾')
  })
  test('表尾空白的格子再多也收', async () => {
    const wide = (cells: readonly string[]) => `${cells.join(',')}${','.repeat(16_000)}`
    expect(await taken(Buffer.from(`${wide(HEAD)}\n${wide(ROW)}\n`))).toHaveLength(1)
  })
  test('数字格式的号码原样交出来是数，由规则拒收', async () => {
    const rows = await taken(book([HEAD, [...ROW.slice(0, 6), 350_425_201_506_070_000]], 'xlsx'))
    expect(rows[0]?.cells.some((cell) => typeof cell === 'number')).toBe(true)
  })
})

describe('不收的文件', () => {
  const big = Buffer.alloc(30 * 1024 * 1024, 'a')
  test.each<[string, string, () => Uint8Array]>([
    ['压缩炸弹', 'too_much_inside', () => zip([content, { name: 'xl/worksheets/sheet1.xml', body: big }])],
    [
      '目录谎报大小的炸弹',
      'too_much_inside',
      () => zip([content, { name: 'xl/worksheets/sheet1.xml', body: big, claims: 10 }]),
    ],
    ['宏', 'strange_parts', () => zip([content, { name: 'xl/vbaProject.bin', body: Buffer.from('x') }])],
    [
      '路径逃逸',
      'strange_parts',
      () => zip([content, { name: 'xl/worksheets/../../x', body: Buffer.from('x') }]),
    ],
    [
      '实体声明',
      'strange_parts',
      () =>
        zip([
          content,
          {
            name: 'xl/workbook.xml',
            body: Buffer.from('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'),
          },
        ]),
    ],
    [
      '公式',
      'formulas',
      () =>
        zip([
          content,
          { name: 'xl/worksheets/sheet1.xml', body: Buffer.from('<c r="A1"><f>1+1</f><v>2</v></c>') },
        ]),
    ],
    [
      '外部链接',
      'strange_parts',
      () => zip([content, { name: 'xl/externalLinks/externalLink1.xml', body: Buffer.from('<x/>') }]),
    ],
    [
      '改了扩展名的 Word',
      'strange_parts',
      () => zip([content, { name: 'word/document.xml', body: Buffer.from('<x/>') }]),
    ],
    ['一百万行', 'too_many_rows', () => Buffer.from(`${HEAD.join(',')}\n${'1,2\n'.repeat(1_000_000)}`)],
    ['一万六千列', 'too_many_columns', () => Buffer.from(`${'甲,'.repeat(16_000)}乙\n`)],
    [
      '坏了几个字节的 GBK',
      'bad_encoding',
      () => Buffer.concat([Buffer.from('d0d5c3fb0a', 'hex'), Buffer.from('d0ffff2c31', 'hex')]),
    ],
    ['图片', 'wrong_type', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['别的 XML', 'wrong_type', () => Buffer.from('<?xml version="1.0"?><svg/>')],
    ['半截的 zip', 'unreadable', () => book([HEAD, ROW], 'xlsx').subarray(0, 900)],
    [
      '没有表头',
      'no_header',
      () => book([['甲', '乙'], ...Array.from({ length: 12 }, () => ['1', '2'])], 'xlsx'),
    ],
    ['只有表头', 'no_rows', () => book([HEAD], 'xlsx')],
    ['空文件', 'no_header', () => Buffer.alloc(0)],
  ])('%s → %s', async (_, code, file) => expect(await faultOf(file())).toBe(code))
})
