import { createInflateRaw } from 'node:zlib'
import { IMPORT_LIMITS } from '#lib/rules/rolls/imports/import-kinds'
import { SheetFault } from './sheet-fault.ts'

const END = 0x06_05_4b_50
const ENTRY = 0x02_01_4b_50
const STORED = 0
const DEFLATED = 8
const MEGABYTE = 1_048_576
// 只认表格该有的部分；宏、外部链接、嵌入对象一概不认。
const KNOWN =
  /^(\[Content_Types\]\.xml|_rels\/|docProps\/|customXml\/|xl\/(_rels\/|workbook\.xml$|styles\.xml$|sharedStrings\.xml$|metadata\.xml$|calcChain\.xml$|theme\/|worksheets\/|tables\/|drawings\/|media\/|printerSettings\/|comments|persons\/|threadedComments\/))/u

export type Part = {
  readonly name: string
  readonly method: number
  readonly body: Buffer
  readonly size: number
}

/**
 * 打开 xlsx 之前：读目录，一部分一部分边解压边数字节（目录里写的大小会说谎），
 * 超限、比例离谱、部分不认得、有实体声明、有公式的，都不收。解出来的内容不留；给出各部分，
 * 读的时候再解一遍。
 */
export async function checkPackage(file: Buffer): Promise<readonly Part[]> {
  const parts = listParts(file)
  if (parts.length === 0 || parts.length > IMPORT_LIMITS.parts) throw new SheetFault('strange_parts')
  let whole = 0
  for (const part of parts) {
    if (!KNOWN.test(part.name) || part.name.includes('..')) throw new SheetFault('strange_parts')
    whole += await weigh(part, openPart(part), IMPORT_LIMITS.unpackedBytes - whole)
  }
  return parts
}

function listParts(file: Buffer): readonly Part[] {
  const floor = Math.max(0, file.length - 65_557)
  let end = file.length - 22
  while (end >= floor && file.readUInt32LE(end) !== END) end -= 1
  if (end < floor) throw new SheetFault('unreadable')
  const count = file.readUInt16LE(end + 10)
  if (count > IMPORT_LIMITS.parts) throw new SheetFault('strange_parts')
  const parts: Part[] = []
  let at = file.readUInt32LE(end + 16)
  try {
    for (let left = count; left > 0; left -= 1) {
      if (file.readUInt32LE(at) !== ENTRY) throw new SheetFault('unreadable')
      if (file.readUInt16LE(at + 8) & 1) throw new SheetFault('unreadable')
      const names = file.readUInt16LE(at + 28)
      const local = file.readUInt32LE(at + 42)
      const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
      const size = file.readUInt32LE(at + 20)
      parts.push({
        name: file.toString('utf8', at + 46, at + 46 + names),
        method: file.readUInt16LE(at + 10),
        body: file.subarray(start, start + size),
        size,
      })
      at += 46 + names + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
    }
  } catch (error) {
    if (error instanceof RangeError) throw new SheetFault('unreadable')
    throw error
  }
  return parts
}

/** 一段一段地解开一个部分；解不开的是坏文件。 */
export async function* openPart({ method, body }: Part): AsyncGenerator<Buffer> {
  if (method === STORED) {
    yield body
    return
  }
  if (method !== DEFLATED) throw new SheetFault('unreadable')
  const inflate = createInflateRaw()
  inflate.end(body)
  try {
    for await (const chunk of inflate) yield chunk as Buffer
  } catch (error) {
    throw error instanceof SheetFault ? error : new SheetFault('unreadable')
  } finally {
    inflate.destroy()
  }
}

async function weigh(part: Part, chunks: AsyncIterable<Buffer>, room: number): Promise<number> {
  let size = 0
  let carried = ''
  const sheet = part.name.startsWith('xl/worksheets/')
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > room) throw new SheetFault('too_much_inside')
    if (size > MEGABYTE && size > part.size * IMPORT_LIMITS.ratio) throw new SheetFault('too_much_inside')
    // 标记可能跨两段：留一点尾巴。
    const text = carried + chunk.toString('latin1')
    if (text.includes('<!DOCTYPE') || text.includes('<!ENTITY')) throw new SheetFault('strange_parts')
    if (sheet && /<f[\s>/]/u.test(text)) throw new SheetFault('formulas')
    carried = text.slice(-12)
  }
  return size
}
