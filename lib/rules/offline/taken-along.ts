import type { AttendanceMark } from '#lib/rules/attendance/absence-reasons'

/** 带上路的一件入户：够填一张入户记录，不多带。 */
export type VisitAhead = {
  readonly caseId: string
  readonly version: number
  readonly childName: string
  readonly village: string | null
  /** 这一步的叫法：乡镇入户劝返、摸底登记。 */
  readonly label: string
  readonly ordinal: number
  readonly lastVisit: { readonly on: string; readonly participants: string } | null
  readonly dueAt: string | null
  readonly earliest: string
  readonly participants: string
  readonly neverEnrolled: boolean
}

/** 带上路的一个班今天的名单。 */
export type RollCallAhead = {
  readonly classId: string
  readonly className: string
  readonly day: string
  readonly pupils: readonly {
    readonly childId: string
    readonly name: string
    readonly leaveToOn: string | null
    readonly awayBefore: boolean
    readonly mark: AttendanceMark
  }[]
}

/** 一次带上路的全部；`owner` 是谁的，换了人就抹掉。 */
export type TakenAlong = {
  readonly owner: string
  readonly takenAt: string
  readonly until: string
  readonly visits: readonly VisitAhead[]
  readonly rollCalls: readonly RollCallAhead[]
}
