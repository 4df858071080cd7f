import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { CaseState } from '#lib/rules/cases/case-states'
import type { ChildCategory } from '#lib/rules/people/child-categories'
import type { ChildSource } from './child-sources.ts'
import type { StudyStatus } from './study-status.ts'

/** 三本台账共有的儿童一侧（domain 附录 B）。证件号、学籍号已脱敏。 */
export type LedgerChild = {
  readonly childId: string
  readonly name: string
  readonly gender: 'male' | 'female'
  readonly birthOn: PlainDate
  /** resident_id | none | other */
  readonly idKind: string
  readonly idMask: string
  readonly studentNumberMask: string
  readonly householdCode: string
  readonly residenceCode: string
  readonly residence: string
  readonly guardian: string
  readonly categories: readonly ChildCategory[]
  readonly schoolName: string
  readonly className: string
  /** 最近一次核实的人与日子，凭什么核实过；没有核实过的为空。 */
  readonly checkedBy: string
  readonly checkedOn: PlainDate | null
  readonly sources: readonly ChildSource[]
}

export type SchoolAgeRow = LedgerChild & {
  readonly status: StudyStatus
  /** 残疾儿童那天怎样就学，写成文字；没有登记为空（LX-2.6.5）。 */
  readonly schooling: string
  /** 那天未结的个案，没有为 null。 */
  readonly caseId: string | null
  readonly registeredOn: PlainDate
}

export type CaseLedgerRow = LedgerChild & {
  readonly caseId: string
  readonly number: string
  readonly state: CaseState
  /** 那天的就学状态；已销号的为 null。 */
  readonly status: StudyStatus | null
  readonly since: PlainDate
  readonly clause: string
  /** 县教育局认定时写明的；还没有认定的，是最近一次劝返问到的。 */
  readonly reason: string
  readonly whereabouts: string
  readonly persuasions: number
  readonly lastPersuadedOn: PlainDate | null
  readonly responsible: string
  readonly dueOn: PlainDate | null
  readonly reportNumber: string
  readonly countersigned: boolean
  readonly confirmedOn: PlainDate | null
  readonly confirmedBy: string
  readonly measures: string
  readonly visits: number
  readonly lastVisitedOn: PlainDate | null
  /** 认定辍学之后的入户：回访劝返。 */
  readonly revisits: number
  readonly lastRevisitedOn: PlainDate | null
  /** 学籍系统标注辍学、国家平台登记、国家平台销号的那天（NA-7.1，N24-1）。 */
  readonly rollMarkedOn: PlainDate | null
  readonly platformOn: PlainDate | null
  readonly platformClearedOn: PlainDate | null
  readonly returnedOn: PlainDate | null
  readonly struckOffOn: PlainDate | null
  readonly closeReason: string
  readonly closedBy: string
}
