import { isPaperKind, type PaperKind } from '#lib/rules/cases/paper-kinds'

/** 登记簿地址里的筛选；不成样子的当没写。 */
export function registerQuery(given: Readonly<Record<string, string | string[] | undefined>>): {
  readonly kind?: PaperKind
  readonly waiting?: boolean
} {
  const { kind, waiting } = given
  return {
    ...(typeof kind === 'string' && isPaperKind(kind) ? { kind } : {}),
    ...(waiting === '1' ? { waiting: true } : {}),
  }
}
