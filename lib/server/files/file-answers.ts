import 'server-only'
import type { Answer } from '#lib/rules/answer'
import type { Refusal } from '#lib/rules/outcome'
import { refusalText } from '#lib/rules/refusal-text'
import { logFault } from '#lib/server/log-fault'

const STATUS: Partial<Readonly<Record<Refusal['code'], number>>> = {
  signed_out: 401,
  not_allowed: 403,
  not_found: 404,
  file_too_large: 413,
  import_too_large: 413,
  busy: 503,
}

/** 不经门厅的答复自带的头：不缓存、不猜种类、不许别站取用。 */
export const FILE_HEADERS = {
  'Cache-Control': 'private, no-store',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy': "default-src 'none'; sandbox",
} as const

/** 收下了，或依规不收并说明；与表单的答复同一个样子。 */
export function answered<T>(answer: Answer<T>, status = 200): Response {
  return Response.json(answer, { status, headers: FILE_HEADERS })
}

/** 依规不办。 */
export function refusedFile(refusal: Refusal): Response {
  return answered({ ok: false, refusal, text: refusalText(refusal) }, STATUS[refusal.code] ?? 422)
}

/** 故障：只给编号。 */
export function brokenFile(error: unknown): Response {
  const reference = logFault('a file was not handled', error)
  const text = `系统出了故障，附件没有办成。请稍后再试；如仍不行，请把编号 ${reference} 告诉管理员。`
  return answered({ ok: false, refusal: { code: 'fault', reference }, text }, 500)
}
