import { addMonths, type PlainDate } from '#lib/rules/calendar/plain-date'
import { DADUKOU_2018 } from './dadukou-2018.ts'
import { DATIAN_2023 } from './datian-2023.ts'
import { LINXIA_2016 } from './linxia-2016.ts'
import { NANAN_2018 } from './nanan-2018.ts'
import { NATIONAL } from './national.ts'
import { overlay } from './overlay.ts'
import type { LocalProfile, PolicyProfile } from './profile.ts'

const LOCAL: readonly LocalProfile[] = [NANAN_2018, LINXIA_2016, DADUKOU_2018, DATIAN_2023]

const EFFECTIVE: ReadonlyMap<string, PolicyProfile> = new Map([
  [NATIONAL.code, NATIONAL],
  ...LOCAL.map((local) => [local.code, overlay(NATIONAL, local)] as const),
])

/** 随产品发行的全部文件代号。 */
export const PROFILE_CODES: readonly string[] = [...EFFECTIVE.keys()]

/** 地方文件原样，未与国家底座合成；给对照页看「各地自己写了什么」。 */
export const LOCAL_PROFILES = LOCAL

/** 合成后的文件；没有这个代号给 null。 */
export function findProfile(code: string): PolicyProfile | null {
  return EFFECTIVE.get(code) ?? null
}

/** 合成后的文件；代号须是已知的。 */
export function effectiveProfile(code: string): PolicyProfile {
  const found = findProfile(code)
  if (!found) throw new Error(`unknown policy profile: ${code}`)
  return found
}

/** 可以接在这一版之后的：同一代号的新文字，或同一机关另发的文件；别处的文件不接。 */
export function successorsOf({ code, issuedBy }: Pick<PolicyProfile, 'code' | 'issuedBy'>) {
  return [...EFFECTIVE.values()].filter((one) => one.code === code || one.issuedBy === issuedBy)
}

/** 文件将在一年之内失效，或已经失效：哪天到期，还有几天；否则 null（DT-6.1）。 */
export function expiryWarning(
  profile: Pick<PolicyProfile, 'validTo'>,
  today: PlainDate,
): { readonly on: PlainDate; readonly expired: boolean } | null {
  const { validTo } = profile
  if (validTo === null || today < addMonths(validTo, -12)) return null
  return { on: validTo, expired: today > validTo }
}
