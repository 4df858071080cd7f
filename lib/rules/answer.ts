import type { Refusal } from './outcome.ts'

/** 没有料到的故障：只给编号，办事的人凭它报修。 */
export type Fault = { readonly code: 'fault'; readonly reference: string }

/**
 * 服务器对一次提交的答复。不成时 `text` 是给人看的中文，`fields` 按字段名给出提示
 * （没有字段提示就没有这一项）；已填内容由表单自己留住。
 */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false
      readonly refusal: Refusal | Fault
      readonly text: string
      readonly fields?: Readonly<Record<string, string>>
    }
