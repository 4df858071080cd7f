/** 一格里写不下的文字：格里写「见续页」，全文另起一张，不截断、不缩字（F36）。 */
export type Fitted = { readonly inForm: string; readonly overflow: string | null }

/** `room` 是这一格大约放得下的字数；换行占一行，按 20 字算。 */
export function fitText(text: string, room: number): Fitted {
  const lines = text.split('\n').length - 1
  const length = [...text].length + lines * 20
  return length <= room ? { inForm: text, overflow: null } : { inForm: '见续页', overflow: text }
}
