import { writeXlsxStream } from 'hucre'
import { type Sheet, sheetLines } from '#lib/papers/sheet'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** 一个汉字约两个字符宽。 */
const CHARACTERS_PER_WORD = 2

/** 表写成 xlsx，随读随写，多少行都只占一点内存；行数不符中途断开，下载就不成。 */
export function sheetStream<Row>(sheet: Sheet<Row>): ReadableStream<Uint8Array> {
  return writeXlsxStream(sheetLines(sheet), {
    name: sheet.name,
    columns: sheet.columns.map(({ width }) => ({ width: width * CHARACTERS_PER_WORD })),
    freezePane: { rows: sheet.notes.length + 2 },
  })
}

/** 浏览器收到的下载：文件名写中文，不进任何缓存。 */
export function sheetResponse<Row>(sheet: Sheet<Row>, fileName: string): Response {
  return new Response(sheetStream(sheet), {
    headers: {
      'Content-Type': XLSX,
      'Content-Disposition': `attachment; filename="export.xlsx"; filename*=UTF-8''${encodeURIComponent(fileName)}.xlsx`,
      'Cache-Control': 'private, no-store',
    },
  })
}
