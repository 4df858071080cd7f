import { pinyin } from 'pinyin-pro'
import { residentIdCheckDigit } from '#lib/rules/people/resident-id'
import type { Chance } from './chance.ts'

// 字单独常见，组合由随机得来：没有一个是真人。
const SURNAMES = [...'林陈郑吴黄张李王刘杨苏范田蒋叶余詹卢涂颜廖乐连池肖温魏卓邱俞罗章']
const BOYS = [...'嘉浩宇轩泽铭睿晨俊博文子涵煜航彦辰伟杰志远昊然天佑宏毅书逸']
const GIRLS = [...'梓欣怡诗雨婷佳静雅琪思语晓萱梦洁芷若妍舒月可馨悦瑶清婉']
const ELDERS = [...'建国明华秀英丽金水玉兰志强春梅福生文火木根桂香长海燕']

/** 生僻字、长名与间隔号：屏幕、打印与检索都要过这一关。 */
const RARE: readonly (readonly [string, string])[] = [
  ['林𠮷祥', 'lín jí xiáng'],
  ['䶮明轩', 'yǎn míng xuān'],
  ['欧阳㛃宁', 'ōu yáng jié níng'],
  ['阿依古丽·买买提', 'ā yī gǔ lì mǎi mǎi tí'],
  ['扎西·次仁', 'zhā xī cì rén'],
  ['买合木提江·阿卜杜热合曼', 'mǎi hé mù tí jiāng ā bǔ dù rè hé màn'],
  ['陈㼆', 'chén bēng'],
  ['上官靐', 'shàng guān bìng'],
]

export type GivenName = { readonly name: string; readonly pinyin: string; readonly initials: string }

/** 一个虚构的儿童姓名；`serial` 每满 400 出一个生僻或少数民族姓名。 */
export function childName(chance: Chance, gender: 'male' | 'female', serial: number): GivenName {
  const rare = serial % 400 === 7 ? RARE[Math.floor(serial / 400) % RARE.length] : undefined
  if (rare) return spelled(rare[0], rare[1])
  const given = gender === 'male' ? BOYS : GIRLS
  const first = chance.pick(given)
  const second = chance.hit(0.85) ? chance.pick(given) : ''
  const name = chance.pick(SURNAMES) + first + (second === first ? '' : second)
  return spelled(name, pinyin(name, { surname: 'head', nonZh: 'removed' }))
}

function spelled(name: string, marked: string): GivenName {
  const syllables = marked
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .split(/\s+/)
  return { name, pinyin: syllables.join(' '), initials: syllables.map((one) => one[0] ?? '').join('') }
}

/** 监护人、干部、教师的虚构姓名；`surname` 给出时随其姓。 */
export function adultName(chance: Chance, surname?: string): string {
  const family = surname ?? chance.pick(SURNAMES)
  const first = chance.pick(ELDERS)
  const second = chance.pick(ELDERS)
  return family + first + (first === second ? '' : second)
}

/** 11 位手机号，号段 1990000，未向公众放号。 */
export function mobile(serial: number): string {
  return `1990000${String(serial % 10_000).padStart(4, '0')}`
}

/** 虚构的居民身份证号，校验位正确；顺序码末位单为男、双为女。 */
export function residentId(
  region: string,
  birthOn: string,
  gender: 'male' | 'female',
  serial: number,
): string {
  const order = 700 + (serial % 140) * 2 + (gender === 'male' ? 1 : 0)
  const body = `${region}${birthOn.replaceAll('-', '')}${order}`
  return body + residentIdCheckDigit(body)
}
