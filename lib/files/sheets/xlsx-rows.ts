import { StringDecoder } from 'node:string_decoder'
import type { Cell } from '#lib/rules/rolls/imports/cells'
import { openPart, type Part } from './check-package.ts'
import { SheetFault } from './sheet-fault.ts'
import { StringShelf } from './string-shelf.ts'

/** 一行、一条字符串最多多少字；再长的不是名册。 */
const LONGEST = 8 * 1024 * 1024
const TAIL = 4096

/**
 * 第一张工作表的各行，边解压边给，手里只有一行：四万行的名册不必整张摊开。
 * 格子里的数照数给（日期也是序列数，由读日期的人认）；公式早已不收。
 */
export async function* xlsxRows(
  parts: readonly Part[],
): AsyncGenerator<{ at: number; cells: readonly Cell[] }> {
  const find = (name: string) => parts.find((part) => part.name === name)
  const strings = await readStrings(find('xl/sharedStrings.xml'))
  const sheet = find(await firstSheet(find)) ?? find('xl/worksheets/sheet1.xml')
  if (!sheet) throw new SheetFault('unreadable')
  let last = 0
  for await (const [head, body] of elements(sheet, 'row')) {
    const at = Number(attribute(head, 'r') ?? last + 1)
    if (!Number.isInteger(at) || at <= last) throw new SheetFault('unreadable')
    last = at
    yield { at, cells: cellsOf(body, strings) }
  }
}

/** 工作簿里排在第一的那张表是哪个部分。 */
async function firstSheet(find: (name: string) => Part | undefined): Promise<string> {
  const book = await wholeText(find('xl/workbook.xml'))
  const links = await wholeText(find('xl/_rels/workbook.xml.rels'))
  if (/<(?:\w+:)?workbookPr\s[^>]*date1904="(?:1|true)"/u.test(book)) throw new SheetFault('old_calendar')
  const id = attribute(/<(?:\w+:)?sheet\s[^>]*>/u.exec(book)?.[0] ?? '', '(?:\\w+:)id')
  const link = [...links.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/gu)].find(
    ([text]) => id !== null && attribute(text, 'Id') === id,
  )
  const target = attribute(link?.[0] ?? '', 'Target') ?? 'worksheets/sheet1.xml'
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

async function readStrings(part: Part | undefined): Promise<StringShelf> {
  const shelf = new StringShelf()
  if (part) for await (const [, body] of elements(part, 'si')) shelf.add(plainText(body))
  return shelf
}

async function wholeText(part: Part | undefined): Promise<string> {
  let text = ''
  if (part) for await (const chunk of openPart(part)) text += chunk.toString('utf8')
  return text
}

/** 一个部分里某个名字的元素，一个一个地给：起始标签，里面的字。不嵌套。 */
async function* elements(part: Part, name: string): AsyncGenerator<Element> {
  const decoder = new StringDecoder('utf8')
  const start = new RegExp(`<((?:\\w+:)?${name})(?=[\\s/>])[^>]*>`, 'gu')
  let text = ''
  let enough = 0
  for await (const chunk of openPart(part)) {
    text += decoder.write(chunk)
    // 一个元素很长时不必每来一段就从头再找：攒到上次的两倍再找。
    if (text.length < Math.min(enough, LONGEST)) continue
    text = yield* whole(text, start)
    if (text.length > LONGEST) throw new SheetFault('too_much_inside')
    enough = text.length * 2
  }
  yield* whole(text, start)
}

type Element = readonly [head: string, body: string]

/** 已经齐全的各个元素；给回还没有齐全的那一截。 */
function* whole(text: string, start: RegExp): Generator<Element, string, void> {
  let at = 0
  for (;;) {
    start.lastIndex = at
    const found = start.exec(text)
    // 别的部分不留；只留可能是半个标签的尾巴。
    if (!found) return text.slice(Math.max(at, text.length - TAIL))
    const open = found.index + found[0].length
    if (found[0].endsWith('/>')) {
      yield [found[0], '']
      at = open
      continue
    }
    const close = text.indexOf(`</${found[1]}>`, open)
    if (close === -1) return text.slice(found.index)
    yield [found[0], text.slice(open, close)]
    at = close
  }
}

function cellsOf(row: string, strings: StringShelf): readonly Cell[] {
  const cells: Cell[] = []
  for (const [, head = '', body = ''] of row.matchAll(
    /<(?:\w+:)?c((?:\s[^>]*?)?)(?:\/>|>(.*?)<\/(?:\w+:)?c>)/gsu,
  )) {
    const at = columnOf(attribute(head, 'r')) ?? cells.length
    if (at > 16_384) throw new SheetFault('unreadable')
    while (cells.length < at) cells.push(null)
    cells[at] = cellValue(attribute(head, 't') ?? 'n', body, strings)
  }
  return cells
}

function cellValue(kind: string, body: string, strings: StringShelf): Cell {
  if (kind === 'inlineStr') return plainText(body)
  const value = /<(?:\w+:)?v(?:\s[^>]*)?>(.*?)<\/(?:\w+:)?v>/su.exec(body)?.[1]
  if (value === undefined) return null
  if (kind === 's') return strings.at(Number(value))
  if (kind === 'n') return Number.isFinite(Number(value)) ? Number(value) : unescaped(value)
  if (kind === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  return unescaped(value)
}

/** `BC12` → 54；没有写坐标的为 null。 */
function columnOf(reference: string | null): number | null {
  const letters = /^[A-Z]{1,3}/u.exec(reference ?? '')?.[0]
  if (!letters) return null
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** 富文本的各段连起来；注音不要。 */
function plainText(body: string): string {
  const bare = body.replace(/<(?:\w+:)?rPh\b.*?<\/(?:\w+:)?rPh>/gsu, '')
  return [...bare.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>(.*?)<\/(?:\w+:)?t>/gsu)]
    .map(([, text = '']) => unescaped(text))
    .join('')
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescaped(text: string): string {
  return text
    .replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/giu, (whole, hex, decimal, name) => {
      if (name) return NAMED[name] ?? whole
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
      return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole
    })
    .replace(/_x([\dA-F]{4})_/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

function attribute(tag: string, name: string): string | null {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`, 'u').exec(tag)?.[1] ?? null
}
