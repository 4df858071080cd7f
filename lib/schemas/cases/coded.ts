import { z } from 'zod'
import { isKeyOf } from '#lib/rules/labels'

/** 从一张代码表里选一个；表外的一律不收。 */
export function coded<Table extends Readonly<Record<string, string>>>(table: Table, missing: string) {
  return z
    .string(missing)
    .refine((code) => isKeyOf(table, code), missing)
    .transform((code) => code as keyof Table & string)
}

/** 存下的代码写成文字；表外的照原样，不猜。 */
export function codeText(table: Readonly<Record<string, string>>, code: string): string {
  return table[code] ?? code
}
