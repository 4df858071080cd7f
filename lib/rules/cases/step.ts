import type { ClockEvent } from '#lib/rules/clocks/clock-events'
import type { DutyCode } from '#lib/rules/clocks/duty-codes'
import type { CaseLine, CaseState } from './case-states.ts'
import type { Hand } from './case-verbs.ts'
import type { Requirement } from './requirements.ts'

/**
 * 一步。`starts` 由档案按此事件起算时限；档案对该事件不起算本案时限的，改开 `opens`。
 * `unlessRunning` 所指时限已在走的，不再起算：后办的事不得把期限推后。
 * `ends` 是本步履行的义务；返校、入学、限期销号、销号之外，没有一步可以绕开在走的义务。
 */
export type Step = {
  readonly to: CaseState | Readonly<Record<CaseLine, CaseState>>
  readonly by: readonly Hand[]
  readonly needs: readonly Requirement[]
  readonly clause: readonly string[]
  /** 按钮上的话：按下之后将已发生的事。 */
  readonly label: string
  readonly paper?: string
  /** 只属于一条线的步骤。 */
  readonly only?: CaseLine
  readonly starts?: ClockEvent
  readonly unlessRunning?: DutyCode
  readonly opens?: DutyCode | Readonly<Record<CaseLine, DutyCode>>
  readonly ends?: readonly DutyCode[]
}

/** 一步到哪里：两条线去处不同的按线取。 */
export function targetOf(step: Step, line: CaseLine): CaseState {
  return typeof step.to === 'string' ? step.to : step.to[line]
}

/** 一步在档案未起算时限时所开的义务；没有则为 null。 */
export function opensOf(step: Step, line: CaseLine): DutyCode | null {
  if (step.opens === undefined) return null
  return typeof step.opens === 'string' ? step.opens : step.opens[line]
}
