/** 凭什么认作同户：监护人电话相同、住址相同，或走访时家里人说明（F23）。系统只提出，由人认定。 */
export const HOUSEHOLD_BASIS_LABEL = {
  guardian_phone: '监护人电话相同',
  address: '家庭住址相同',
  declared: '走访中家里人说明',
} as const
export type HouseholdBasis = keyof typeof HOUSEHOLD_BASIS_LABEL

/**
 * 两个孩子认作一户，归到哪一户：都没有户的另立一户；一个有户的，另一个归到那一户；
 * 已同户的不用再认；各在一户的，须先解除一边，不替人合并。
 */
export function joinHouseholds(
  one: string | null,
  other: string | null,
  fresh: string,
):
  | { readonly householdId: string; readonly join: readonly ('one' | 'other')[] }
  | 'already'
  | 'two_households' {
  if (one === null && other === null) return { householdId: fresh, join: ['one', 'other'] }
  if (one === other) return 'already'
  if (one !== null && other !== null) return 'two_households'
  return one === null ? { householdId: other ?? fresh, join: ['one'] } : { householdId: one, join: ['other'] }
}
