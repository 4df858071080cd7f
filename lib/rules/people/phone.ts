export type Phone = { readonly number: string; readonly kind: 'mobile' | 'landline' }

export const PHONE_FAULT_TEXT = '请填写 11 位手机号，或带区号的固定电话（如 0598-7222222）。'

/** 规整并校验电话：手机 11 位；固定电话须带区号。不合的为 null。 */
export function parsePhone(text: string): Phone | null {
  const digits = text
    .normalize('NFKC')
    .replace(/[\s()-]/gu, '')
    .replace(/^\+?86(?=1\d{10}$)/u, '')
  if (/^1[3-9]\d{9}$/.test(digits)) return { number: digits, kind: 'mobile' }
  if (/^0(?:10|2\d|[3-9]\d{2})[2-8]\d{6,7}$/.test(digits)) return { number: digits, kind: 'landline' }
  return null
}
