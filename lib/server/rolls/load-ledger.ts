import 'server-only'
import { notFound } from 'next/navigation'
import { requireActor, requireSitting } from '#lib/auth/require-actor'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { LEDGER_ROLES } from '#lib/rules/figures/export-kinds'
import { type Ledger, ledgerOfSlug } from '#lib/rules/rolls/three-ledgers'
import type { AddressQuery } from '#lib/schemas/figures/rows-query'
import { ledgerFilter } from '#lib/schemas/rolls/ledger-filter'
import { deps } from '#lib/server/deps'

/** 看三本台账的岗位：学校、村、乡镇、县教育局、督学，各在自己的范围内。 */
export function requireLedgerReader() {
  return requireActor(...LEDGER_ROLES)
}

/** 一本台账的页面、打印、导出共用的开头：谁、哪一本、照哪一天、怎样筛。 */
export async function openLedger(slug: string, given: AddressQuery) {
  const actor = await requireLedgerReader()
  const ledger: Ledger = ledgerOfSlug(slug) ?? notFound()
  const { clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const { tenantName } = await requireSitting()
  return { actor, ledger, today, tenantName, ...ledgerFilter(given, today) }
}
