import { z } from 'zod'
import { isPlainDate, type PlainDate } from '#lib/rules/calendar/plain-date'
import { type CaseState, isCaseState } from '#lib/rules/cases/case-states'
import { type ChildCategory, isChildCategory } from '#lib/rules/people/child-categories'
import { ledgerDay } from '#lib/rules/rolls/ledger-day'
import { type AgeBand, isAgeBand } from '#lib/rules/rolls/school-age'
import { isStudyStatus, type StudyStatus } from '#lib/rules/rolls/study-status'
import type { AddressQuery } from '#lib/schemas/figures/rows-query'

/** 台账的筛选；都在地址里，可以收藏，可以发给同事。 */
export type LedgerFilter = {
  /** 照哪一天；缺省是今天。 */
  readonly on: PlainDate
  readonly townshipId?: string
  readonly villageId?: string
  readonly schoolId?: string
  readonly classId?: string
  readonly status?: StudyStatus
  readonly state?: CaseState
  /** 按对象类别开一本：贫困学生的台账（NA-6.5），留守儿童的就学情况（LX-2.6.4），随迁子女的就学登记（LX-2.6.3）。 */
  readonly category?: ChildCategory
  /** 只看哪一段学龄的（入学率的分母，DDK-2.1、LX-1.3）。 */
  readonly band?: AgeBand
}

const uuid = z.uuid()

/** 地址里的筛选，还没有补上「今天」。 */
export type AskedLedger = Omit<LedgerFilter, 'on'> & { readonly on?: PlainDate }

/** 地址 → 筛选；不成样子的一律当没写，将来的日子当今天。 */
export function ledgerFilter(given: AddressQuery, today: PlainDate): { filter: LedgerFilter; page: number } {
  const page = Number(/^\d{1,5}$/.exec(String(given.page ?? ''))?.[0] ?? 1)
  const asked = askedLedger(given)
  return { filter: { ...asked, on: ledgerDay(asked.on, today) }, page: Math.min(Math.max(page, 1), 99_999) }
}

/** 地址 → 问的是哪些；不成样子的一律当没写。 */
export function askedLedger(given: AddressQuery): AskedLedger {
  const text = (name: string) => {
    const value = given[name]
    return typeof value === 'string' ? value : ''
  }
  const id = (name: string) => {
    const value = text(name)
    return uuid.safeParse(value).success ? value : undefined
  }
  const on = text('on')
  const [status, state, category, band] = [text('status'), text('state'), text('category'), text('band')]
  const [townshipId, villageId, schoolId, classId] = [
    id('township'),
    id('village'),
    id('school'),
    id('class'),
  ]
  return {
    ...(isPlainDate(on) ? { on } : {}),
    ...(townshipId ? { townshipId } : {}),
    ...(villageId ? { villageId } : {}),
    ...(schoolId ? { schoolId } : {}),
    ...(classId ? { classId } : {}),
    ...(isStudyStatus(status) ? { status } : {}),
    ...(isCaseState(state) ? { state } : {}),
    ...(isChildCategory(category) ? { category } : {}),
    ...(isAgeBand(band) ? { band } : {}),
  }
}

/** 筛选 → 地址里的各对；没有筛的不写，今天不写。 */
export function ledgerQuery(filter: LedgerFilter, today: PlainDate): Readonly<Record<string, string>> {
  const pairs: readonly (readonly [string, string | undefined])[] = [
    ['on', filter.on === today ? undefined : filter.on],
    ['township', filter.townshipId],
    ['village', filter.villageId],
    ['school', filter.schoolId],
    ['class', filter.classId],
    ['status', filter.status],
    ['state', filter.state],
    ['category', filter.category],
    ['band', filter.band],
  ]
  return Object.fromEntries(pairs.filter((pair): pair is [string, string] => pair[1] !== undefined))
}

/** 筛选 → 地址里的问号之后；`page` 为 1 不写。 */
export function ledgerQueryText(filter: LedgerFilter, today: PlainDate, page = 1): string {
  const text = new URLSearchParams({
    ...ledgerQuery(filter, today),
    ...(page > 1 ? { page: String(page) } : {}),
  })
  return text.size > 0 ? `?${text}` : ''
}
