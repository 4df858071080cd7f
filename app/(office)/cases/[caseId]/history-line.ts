import type { PlainDate } from '#lib/rules/calendar/plain-date'

/** 全部经过里的一行。 */
export type HistoryLine = {
  readonly id: string
  readonly at: string
  /** 自述的发生日，北京时间的一天；一刻不能截一段充数，夜里会差一天。 */
  readonly happenedOn: PlainDate | null
  readonly what: string
  readonly detail: string
  readonly by: string
  readonly clause: string
  readonly href?: string
}
