import type { PolicyProfile } from './profile.ts'

type Basis = PolicyProfile['townshipBasis']['value']

/** 「当地乡镇」按文件是哪一个（C-04）：学校所在、常住、户籍；没有登记的给 null，由调用者说明怎么办。 */
export function townshipFor<T>(basis: Basis, towns: Readonly<Record<Basis, T | null>>): T | null {
  return towns[basis]
}
