import { CLOCK_EVENTS, CLOCK_UNITS } from '#lib/rules/clocks/clock-events'
import { DUTY_CODES } from '#lib/rules/clocks/duty-codes'
import type { PolicyProfile } from './profile.ts'

type Fields = Readonly<Record<string, unknown>>

/**
 * 当初采用、存在库里的内容 → 文件（F15）：个案按立案时的那一版走完，产品换了新版也不改判。
 * 那一版还没有的值由 `base`（今天随产品发行的同一份）补上；样子不对、事项不认得的是 null，不猜。
 */
export function readStoredProfile(body: unknown, base: PolicyProfile): PolicyProfile | null {
  if (!isFields(body) || typeof body.code !== 'string') return null
  const whole: Fields = { ...base, ...body }
  if (Object.keys(base).some((key) => !isLike(whole[key], Reflect.get(base, key)))) return null
  const merged: Fields = Object.fromEntries(
    Object.entries(whole).map(([key, stored]) => [key, completed(key, stored, Reflect.get(base, key))]),
  )
  return isProfile(merged) ? merged : null
}

/** 一组值里后来添的一项，从今天的文件补；何时立案的几种口径互不相通，不补。 */
function completed(key: string, stored: unknown, base: unknown): unknown {
  if (key === 'absenceTrigger' || !isFields(stored) || !isFields(base)) return stored
  if (!isFields(stored.value) || !isFields(base.value)) return stored
  return { ...stored, value: { ...base.value, ...stored.value } }
}

/** 与今天的同一栏是不是一个样子：文字对文字，清单对清单，值都带条款与原话。 */
function isLike(stored: unknown, base: unknown): boolean {
  if (Array.isArray(base)) return Array.isArray(stored) && stored.every(isSourced)
  if (isFields(base)) {
    return isSourced(stored) && isFields(stored) && kindOf(stored.value) === kindOf(base.value)
  }
  return stored === null || typeof stored === 'string'
}

function isSourced(given: unknown): boolean {
  return isFields(given) && typeof given.clause === 'string' && typeof given.words === 'string'
}

/** 每一项义务、每一个事件与单位都认得，才敢拿去推算时限。 */
function isProfile(merged: Fields): merged is Fields & PolicyProfile {
  const duties = merged.duties
  return (
    Array.isArray(duties) &&
    duties.every(
      ({ value }) =>
        DUTY_CODES.includes(value?.duty) &&
        CLOCK_EVENTS.includes(value?.event) &&
        CLOCK_UNITS.includes(value?.unit) &&
        Number.isInteger(value?.amount) &&
        Array.isArray(value?.recipients),
    )
  )
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'list' : typeof value
}

function isFields(given: unknown): given is Fields {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}
