import { z } from 'zod'
import { isPlainDate } from '#lib/rules/calendar/plain-date'
import { LEDGER_VERBS } from '#lib/rules/ledger-verbs'
import type { AddressQuery } from '#lib/schemas/figures/rows-query'

const uuid = z.uuid()
/** 发生与记录至少隔几天可选。 */
export const APART_CHOICES = [1, 3, 7] as const

/** 台账页地址里的筛选；不成样子的一律当没写，不报错。 */
export function ledgerPageQuery(given: AddressQuery) {
  const text = (name: string) => {
    const value = given[name]
    return typeof value === 'string' ? value.trim() : ''
  }
  const id = (name: string) => (uuid.safeParse(text(name)).success ? text(name) : null)
  const day = (name: string) => {
    const value = text(name)
    return isPlainDate(value) ? value : null
  }
  const unitId = id('unit')
  const personId = id('person')
  const verb = LEDGER_VERBS.find((one) => one === text('verb'))
  const from = day('from')
  const to = day('to')
  const caseNumber = /^[0-9A-Za-z-]{1,40}$/.exec(text('case'))?.[0]
  const apart = APART_CHOICES.find((days) => String(days) === text('apart'))
  const before = Number(/^\d{1,15}$/.exec(text('before'))?.[0] ?? 0)
  return {
    filter: {
      ...(unitId ? { unitId } : {}),
      ...(personId ? { personId } : {}),
      ...(verb ? { verb } : {}),
      ...(from ? { from } : {}),
      ...(to ? { to } : {}),
      ...(caseNumber ? { caseNumber } : {}),
      ...(apart ? { apart } : {}),
    },
    ...(before > 0 ? { before } : {}),
  }
}

export type LedgerPageFilter = ReturnType<typeof ledgerPageQuery>['filter']

/** 筛选写回地址。 */
export function ledgerHref(filter: LedgerPageFilter, before?: number | null): string {
  const pairs = {
    unit: filter.unitId,
    person: filter.personId,
    verb: filter.verb,
    from: filter.from,
    to: filter.to,
    case: filter.caseNumber,
    apart: filter.apart ? String(filter.apart) : undefined,
    before: before ? String(before) : undefined,
  }
  const given = Object.entries(pairs).filter((pair): pair is [string, string] => Boolean(pair[1]))
  const query = new URLSearchParams(given).toString()
  return query ? `/ledger?${query}` : '/ledger'
}
