import type { CaseVerb } from './case-verbs.ts'

/** 到过家里的各步；摸底与组织入学也是入户（DT-3.1.4）。 */
export const DOOR_VERBS: readonly CaseVerb[] = [
  'record_township_visit',
  'record_survey',
  'organise_enrolment',
]

/** 入户几次：附件3 的记录与各步，同一次两处都记的只算一次。`verbs` 是案上走过的步骤。 */
export function doorVisits(recorded: number, verbs: readonly string[]): number {
  return Math.max(recorded, verbs.filter((verb) => DOOR_VERBS.some((door) => door === verb)).length)
}
