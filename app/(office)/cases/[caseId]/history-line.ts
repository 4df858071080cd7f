/** 全部经过里的一行。 */
export type HistoryLine = {
  readonly id: string
  readonly at: string
  readonly happenedOn: string | null
  readonly what: string
  readonly detail: string
  readonly by: string
  readonly clause: string
  readonly href?: string
}
