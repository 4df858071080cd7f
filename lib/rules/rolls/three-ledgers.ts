import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { type CaseLine, type CaseState, STANDING_OF } from '#lib/rules/cases/case-states'

/**
 * 三本台账（N24-1）：不另建账，都从同一份记录照某一天推出来。
 * 人数、年龄、性别、家庭、原因都在里面（LX-3.2.2），原因与去向逐人可查（DDK-4.3.3）。
 */
export const LEDGERS = ['school_age', 'suspected', 'dropout'] as const
export type Ledger = (typeof LEDGERS)[number]
export type CaseLedger = Exclude<Ledger, 'school_age'>

export const LEDGER_LABEL: Readonly<Record<Ledger, string>> = {
  school_age: '适龄儿童台账',
  suspected: '疑似辍学台账',
  dropout: '辍学台账',
}

export const LEDGER_CLAUSE = 'N24-1'

/** 地址里的写法。 */
export const LEDGER_SLUG: Readonly<Record<Ledger, string>> = {
  school_age: 'school-age',
  suspected: 'suspected',
  dropout: 'dropout',
}

export function ledgerOfSlug(slug: string): Ledger | null {
  return LEDGERS.find((ledger) => LEDGER_SLUG[ledger] === slug) ?? null
}

/** 个案走过的一步；`recordedOn` 是记下的那天，不是自述的那天：台账不认倒填。 */
export type Trodden = {
  readonly verb: string
  readonly toState: CaseState
  readonly recordedOn: PlainDate
}

/** 一件个案在某一天终了时的样子。 */
export type CaseOnDay = {
  readonly state: CaseState
  /** 县教育局认定辍学的那天；没有认定为 null。 */
  readonly confirmedOn: PlainDate | null
  /** 销号的那天。 */
  readonly struckOffOn: PlainDate | null
}

/** 照某一天重放：那天还没有立案的为 null。步骤按先后给出。 */
export function caseOnDay(steps: readonly Trodden[], day: PlainDate): CaseOnDay | null {
  const sofar = steps.filter(({ recordedOn }) => recordedOn <= day)
  const last = sofar.at(-1)
  if (!last) return null
  return {
    state: last.toState,
    confirmedOn: sofar.find(({ verb }) => verb === 'confirm_dropout')?.recordedOn ?? null,
    struckOffOn: last.toState === 'struck_off' ? last.recordedOn : null,
  }
}

/**
 * 那天在哪本账上。认定辍学的自认定之日起在辍学台账，返校观察期内仍在账上，销号才移出；
 * 没有认定的在疑似台账。限期销号（缓学、休学、送教）期内不在这两本账上。未入学线在适龄儿童台账上反映。
 */
export function ledgerOf(line: CaseLine, { state, confirmedOn }: CaseOnDay): CaseLedger | null {
  if (line !== 'truancy' || STANDING_OF[state] !== 'open') return null
  return confirmedOn === null ? 'suspected' : 'dropout'
}
