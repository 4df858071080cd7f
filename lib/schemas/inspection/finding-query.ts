import { z } from 'zod'
import type { AddressQuery } from '#lib/schemas/figures/rows-query'

/** 提意见页的地址：由抽到的哪一件而来；不成样子的当没写。 */
export function findingQuery(given: AddressQuery): { readonly itemId?: string } {
  const item = z.uuid().safeParse(given.item)
  return item.success ? { itemId: item.data } : {}
}
