import { pinyin } from 'pinyin-pro'

/** 姓名的拼音与首字母，供检索与比对：尉迟、单、曾按姓读。 */
export function nameSpelling(name: string): { readonly pinyin: string; readonly initials: string } {
  const syllables = pinyin(name, {
    surname: 'head',
    toneType: 'none',
    v: true,
    nonZh: 'removed',
    type: 'array',
  })
  const spelled = syllables.filter((one) => one !== '').map((one) => one.toLowerCase())
  return { pinyin: spelled.join(' '), initials: spelled.map((one) => one[0] ?? '').join('') }
}
