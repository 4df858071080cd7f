import { isPaperKind, type PaperKind } from '#lib/rules/cases/paper-kinds'

/** 登记簿地址里的筛选；不成样子的当没写。 */
export function registerQuery(given: Readonly<Record<string, string | string[] | undefined>>): {
  readonly kind?: PaperKind
  readonly waiting?: boolean
  readonly year?: number
} {
  const { kind, waiting, year } = given
  return {
    ...(typeof kind === 'string' && isPaperKind(kind) ? { kind } : {}),
    ...(waiting === '1' ? { waiting: true } : {}),
    ...(typeof year === 'string' && /^2\d{3}$/.test(year) ? { year: Number(year) } : {}),
  }
}
