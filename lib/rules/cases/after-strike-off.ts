import type { StudyStatus } from '#lib/rules/rolls/study-status'
import type { CloseReason } from './close-reasons.ts'

export type AfterStrikeOff = {
  readonly status: StudyStatus
  /** 名册上的一行到此为止：不再出现在点名的名单上。 */
  readonly leavesRoll: boolean
}

const GONE: Partial<Readonly<Record<CloseReason, StudyStatus>>> = {
  transferred: 'transferred',
  special_school: 'elsewhere',
  abroad: 'abroad',
  deceased: 'deceased',
  over_age_or_graduated: 'over_age',
  registration_error: 'no_such_child',
  justice_placed: 'elsewhere',
}

/**
 * 县教育局准予按去向销号以后，孩子的登记变成什么、离不离名册（N24-1 动态销号，DT-4.1.3 档案与学籍协调一致）。
 * 返校、限期、立案依据消失的不变；未到入学年龄的仍是未入学，到时候照样判。
 * 外地就读的：不在任何班里的登记为区外就读；还在班里的学籍没有转走，凭区外就读的登记跟踪（DT-4.4.3），这里不动。
 */
export function afterStrikeOff(reason: CloseReason, inClass: boolean): AfterStrikeOff | null {
  const status = GONE[reason]
  if (status) return { status, leavesRoll: inClass }
  return reason === 'out_of_area' && !inClass ? { status: 'away', leavesRoll: false } : null
}
