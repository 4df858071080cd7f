import { read as readWorkbook, utils } from '@e965/xlsx'
import { readXls } from 'hucre'
import { type Cell, cellText } from '#lib/rules/rolls/imports/cells'
import { IMPORT_LIMITS } from '#lib/rules/rolls/imports/import-kinds'
import { checkPackage } from './check-package.ts'
import { SheetFault } from './sheet-fault.ts'
import { csvRows, decodeText } from './text-rows.ts'
import { xlsxRows } from './xlsx-rows.ts'

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1')
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex')

/**
 * 一份表格的各行，按内容认种类，不信文件名：xlsx、xls（BIFF）、改了名的 HTML、CSV。
 * 只看第一张工作表。行号从 1 起，与表格软件里看到的一致。
 */
export async function* readRows(file: Buffer): AsyncGenerator<{ rowNo: number; cells: readonly Cell[] }> {
  let rowNo = 0
  for await (const { at, cells } of rowsOf(file)) {
    rowNo = at ?? rowNo + 1
    if (rowNo > IMPORT_LIMITS.rows + 20) throw new SheetFault('too_many_rows')
    if (cells.length > IMPORT_LIMITS.columns && cells.slice(IMPORT_LIMITS.columns).some(isFilled))
      throw new SheetFault('too_many_columns')
    yield { rowNo, cells: cells.slice(0, IMPORT_LIMITS.columns) }
  }
}

/** 空白的列不算数：表格软件常把几千个空格子也存下来。 */
function isFilled(cell: Cell): boolean {
  return cellText(cell) !== ''
}

async function* rowsOf(file: Buffer): AsyncGenerator<{ at?: number; cells: readonly Cell[] }> {
  if (file.subarray(0, 4).equals(ZIP)) {
    yield* xlsxRows(await checkPackage(file))
    return
  }
  if (file.subarray(0, 8).equals(COMPOUND)) {
    const book = await readXls(file, { sheets: [0], maxRows: IMPORT_LIMITS.rows + 21 })
    const sheet = book.sheets[0]
    if ([...(sheet?.cells?.values() ?? [])].some((cell) => cell.formula)) throw new SheetFault('formulas')
    for (const cells of sheet?.rows ?? []) yield { cells: cells.map(cellOf) }
    return
  }
  const text = decodeText(file)
  if (/^\s*(<!doctype html|<html|<table|<meta)/iu.test(text)) {
    if (/<!ENTITY/iu.test(text)) throw new SheetFault('strange_parts')
    for (const cells of htmlRows(text)) yield { cells }
    return
  }
  if (/^\s*</u.test(text)) throw new SheetFault('wrong_type')
  for (const cells of csvRows(text)) yield { cells }
}

/** 有的系统把网页存成 .xls：一张 HTML 表，逐格当文字读。 */
function htmlRows(text: string): readonly (readonly Cell[])[] {
  const book = readWorkbook(text, { type: 'string', raw: true, sheetRows: IMPORT_LIMITS.rows + 21 })
  const sheet = book.Sheets[book.SheetNames[0] ?? '']
  if (!sheet) return []
  return utils
    .sheet_to_json<unknown[]>(sheet, { header: 1, raw: true, defval: null })
    .map((row) => row.map(cellOf))
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null
  if (typeof value === 'number') return value
  // 表格里的日期没有时区：读成 UTC 零点，取那一天。
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return String(value)
}
