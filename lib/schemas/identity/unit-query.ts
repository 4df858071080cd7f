import { z } from 'zod'
import type { AddressQuery } from '#lib/schemas/figures/rows-query'

/** 单位页的地址：看谁的下级；不成样子的当没写。 */
export function unitQuery(given: AddressQuery): { readonly parentId?: string } {
  const parent = z.uuid().safeParse(given.parent)
  return parent.success ? { parentId: parent.data } : {}
}
