import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'

/** 名册上的一行：从哪天在这个班，到哪天（含）；还在的为 null。 */
export type RollLine = {
  readonly classId: string
  readonly fromOn: PlainDate
  readonly toOn: PlainDate | null
}

export type ChangeOfRoll = { readonly oldToOn: PlainDate; readonly newFromOn: PlainDate }

/**
 * 换名册的日子（DT-4.4.1，DT-4.4.2）：旧的止于新的起始的前一日，一天也不空，一天也不重。
 * 接收当天原班已经点过名的，那一天算在原班，新班自次日起：同一天不在两个班点名。
 */
export function changeOfRoll(acceptedOn: PlainDate, calledThere: boolean): ChangeOfRoll {
  const newFromOn = calledThere ? addDays(acceptedOn, 1) : acceptedOn
  return { oldToOn: addDays(newFromOn, -1), newFromOn }
}

/** 某天在哪几行名册上；合规的至多一行。 */
export function rollsOn(lines: readonly RollLine[], day: PlainDate): readonly RollLine[] {
  return lines.filter(({ fromOn, toOn }) => fromOn <= day && (toOn === null || toOn >= day))
}

/** 转到另一个班：还在的一行止住，新的一行起始；不在任何名册上的只起始。 */
export function enterRoll(
  lines: readonly RollLine[],
  classId: string,
  { oldToOn, newFromOn }: ChangeOfRoll,
): readonly RollLine[] {
  return [...leaveRoll(lines, oldToOn), { classId, fromOn: newFromOn, toOn: null }]
}

/** 离开名册：还在的一行止于这天。 */
export function leaveRoll(lines: readonly RollLine[], toOn: PlainDate): readonly RollLine[] {
  return lines.map((line) => (line.toOn === null ? { ...line, toOn } : line))
}
