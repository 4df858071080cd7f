import type { Input } from './belongings.ts'

/** 一份提交里一个编号的位置，例如 `childIds.1`。 */
export type Position = readonly (string | number)[]

/** 两份提交里不一样的每一处；一次提交一换的键不算。 */
export function differing(own: unknown, foreign: unknown, at: Position = []): readonly Position[] {
  if (at[0] === 'submissionKey' || Object.is(own, foreign)) return []
  if (typeof own !== 'object' || own === null || typeof foreign !== 'object' || foreign === null) return [at]
  return Object.entries(own).flatMap(([key, value]) =>
    differing(value, (foreign as Record<string, unknown>)[key], [
      ...at,
      Array.isArray(own) ? Number(key) : key,
    ]),
  )
}

/** 自己的提交，只把一处换成别人的。 */
export function withForeign(own: Input, foreign: Input, [step, ...rest]: Position): Input {
  const key = String(step)
  const theirs = foreign[key]
  const put = rest.length === 0 ? theirs : withForeign(own[key] as Input, theirs as Input, rest)
  if (!Array.isArray(own)) return { ...own, [key]: put }
  return own.map((value, index) => (index === step ? put : value)) as unknown as Input
}
