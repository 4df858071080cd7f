/** 查找框里写的是什么：证件尾号、案号、文书编号、拼音或首字母、姓名；太短的不查。 */
export type SearchQuery =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'id_tail'; readonly tail: string }
  | { readonly kind: 'serial'; readonly year: number; readonly serial: number }
  | { readonly kind: 'case_number'; readonly text: string }
  | { readonly kind: 'spelling'; readonly text: string }
  | { readonly kind: 'name'; readonly text: string }

const HAN = /\p{Script=Han}/u

/** 读查找框；全角当半角，首尾空白不算。 */
export function readSearch(typed: string): SearchQuery {
  const text = typed.normalize('NFKC').trim().slice(0, 40)
  const serial = /^[〔[(]?(20\d{2})[〕\])]\s*(?:第)?\s*(\d{1,5})\s*号?$/.exec(text)
  if (serial) return { kind: 'serial', year: Number(serial[1]), serial: Number(serial[2]) }
  if (/^(\d{4}|\d{6}|\d{3}[xX]|\d{5}[xX])$/.test(text)) return { kind: 'id_tail', tail: text.toUpperCase() }
  if (/^[0-9]+[0-9A-Za-z]*-[0-9A-Za-z-]+$/.test(text)) return { kind: 'case_number', text }
  if (HAN.test(text)) return { kind: 'name', text: text.replace(/\s/g, '') }
  const letters = text.toLowerCase().replace(/[\s'’]/g, '')
  return /^[a-zü]{2,40}$/.test(letters) ? { kind: 'spelling', text: letters } : { kind: 'nothing' }
}
