import type { Role } from './roles.ts'

/** 谁登记结对与帮扶活动（DDK-4.7.1，LX-2.7.2）：学校、村、乡镇、县教育局；督学只看。 */
export const SUPPORTERS = [
  'teacher',
  'officer',
  'principal',
  'village',
  'township',
  'township_leader',
  'bureau',
] as const satisfies readonly Role[]
