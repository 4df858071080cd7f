export type PersonNameFault = 'empty' | 'malformed' | 'wrong_characters' | 'too_long'

export const PERSON_NAME_FAULT_TEXT: Readonly<Record<PersonNameFault, string>> = {
  empty: '请填写姓名。',
  malformed: '姓名中有无法识别的字符，请重新输入。',
  wrong_characters: '姓名只能用文字、间隔号“·”、空格、连字符，请核对。',
  too_long: '姓名不超过 50 个字，请核对。',
}

export type ParsedPersonName =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly fault: PersonNameFault }

const LONGEST = 50
/** 各种圆点都是间隔号的误写，统一为 U+00B7。 */
const DOTS = /[•‧∙・･．⋅]/gu
const NAME =
  /^[\p{L}\p{M}\p{Nl}](?:[\p{L}\p{M}\p{Nl}\p{Variation_Selector}· '’-]*[\p{L}\p{M}\p{Nl}\p{Variation_Selector}])?$/u

/** 规整并校验姓名：生僻字照收，按字数不按码元；残缺代理、NUL、控制符、方向符拒收。 */
export function parsePersonName(text: string): ParsedPersonName {
  if (!text.isWellFormed()) return { ok: false, fault: 'malformed' }
  const name = text.normalize('NFC').trim().replace(DOTS, '·')
  if (name === '') return { ok: false, fault: 'empty' }
  if ([...name].length > LONGEST) return { ok: false, fault: 'too_long' }
  return NAME.test(name) ? { ok: true, value: name } : { ok: false, fault: 'wrong_characters' }
}
