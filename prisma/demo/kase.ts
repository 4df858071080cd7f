import type { Instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { CaseLine, CaseState } from '#lib/rules/cases/case-states'
import type { CaseVerb } from '#lib/rules/cases/case-verbs'
import type { CloseReason } from '#lib/rules/cases/close-reasons'
import type { Pupil } from './children.ts'
import type { Classroom, Post, School, Township } from './county.ts'
import type { Held } from './deadline-book.ts'
import type { Story } from './stories.ts'

/** 一件走在半路的个案；写出之前各列还会变。 */
export type Kase = {
  readonly id: string
  readonly pupil: Pupil
  readonly line: CaseLine
  readonly school: School | null
  readonly classroom: Classroom | null
  readonly township: Township
  readonly openedAt: Instant
  /** 点名立的是教师，满时立的是时钟。 */
  readonly openedBy: Post | null
  readonly absentSince: PlainDate
  readonly clause: string
  state: CaseState
  version: number
  steps: number
  running: Held[]
  /** 本轮的销号申请办到哪里。 */
  asking: 'none' | 'requested' | 'checked'
  readonly columns: Record<string, unknown>
}

export type StepGiven = {
  readonly note?: string
  readonly happenedOn?: PlainDate
  /** 时限从何时起算；缺省为办理之时。 */
  readonly startAt?: Instant
  readonly until?: PlainDate
  readonly changes?: Readonly<Record<string, unknown>>
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>
}

export type Opening = {
  readonly line: CaseLine
  readonly pupil: Pupil
  readonly classroom: Classroom | null
  readonly absentSince: PlainDate
  readonly clause: string
  readonly by: Post | null
  readonly note?: string
  readonly at: Instant
}

/** 时钟自动走的一步之后要补的纸：移送的报告、观察核算。 */
export type ClockPapers = (kase: Kase, verb: CaseVerb, at: Instant, broken: Held) => void

/** 一件个案办到哪里：第几次劝返、入户，返校过几回。 */
export type Trail = {
  story: Story
  persuasions: number
  visits: number
  returns: string[]
  strikeRounds: number
  asked: CloseReason
  proofs: string
}
