import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { plainName } from './variants.ts'

/** 用来认人的几样；号码只有盲索引，拼音由外面算好。 */
export type Identity = {
  readonly idIndex: string | null
  readonly name: string
  readonly pinyin: string
  readonly birthOn: PlainDate | null
  readonly guardians: readonly string[]
}

/** 凭哪一条认作同一个人；话印在每一行上，人照着它定。 */
export const MATCH_RULES = {
  id: { text: '公民身份号码相同', sure: true },
  name_birth_guardian: { text: '姓名（异体字归一）、出生日期、监护人都相同', sure: true },
  sound_birth_guardian: { text: '姓名同音不同字，出生日期与监护人相同，须人定', sure: false },
  name_birth: { text: '姓名、出生日期相同，一方没有监护人或监护人不同，须人定', sure: false },
  name_guardian_near_birth: {
    text: '姓名、监护人相同，出生日期只差一处（月日颠倒或一位数字），须人定',
    sure: false,
  },
} as const satisfies Readonly<Record<string, { readonly text: string; readonly sure: boolean }>>
export type MatchRule = keyof typeof MATCH_RULES

export function isMatchRule(text: string): text is MatchRule {
  return Object.hasOwn(MATCH_RULES, text)
}

/**
 * 两条记录是不是同一个人（DT-4.2.4，F45）：先号码，再姓名、生日、监护人。
 * 两边都有号码而不同的，不是同一个人，哪怕同名同生日：双胞胎之外，重名重生日在一县里真有。
 */
export function matchPair(left: Identity, right: Identity): MatchRule | null {
  if (left.idIndex !== null && right.idIndex !== null) return left.idIndex === right.idIndex ? 'id' : null
  if (left.birthOn === null || right.birthOn === null) return null
  const sameName = plainName(left.name) === plainName(right.name)
  const sameGuardian = shareGuardian(left, right)
  if (left.birthOn === right.birthOn) {
    if (sameName) return sameGuardian ? 'name_birth_guardian' : 'name_birth'
    const sameSound = left.pinyin !== '' && left.pinyin === right.pinyin
    return sameSound && sameGuardian ? 'sound_birth_guardian' : null
  }
  return sameName && sameGuardian && isNear(left.birthOn, right.birthOn) ? 'name_guardian_near_birth' : null
}

function shareGuardian(left: Identity, right: Identity): boolean {
  const names = new Set(left.guardians.map(plainName))
  return right.guardians.some((name) => names.has(plainName(name)))
}

/** 月日颠倒，或恰有一位数字不同。 */
export function isNear(left: PlainDate, right: PlainDate): boolean {
  const swapped = `${left.slice(0, 5)}${left.slice(8)}-${left.slice(5, 7)}`
  if (swapped === right) return true
  return [...left].filter((letter, at) => letter !== right[at]).length === 1
}
