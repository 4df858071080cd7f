/** 一个编号的来历：签发时取的，或作废重开时取的。 */
export type Issued = { readonly serial: number; readonly spoiled: boolean }

/** 缺号：自 1 号到最大号之间，既没有签发、也没有登记作废的号（F37）。连续的登记册给空。 */
export function serialGaps(issued: readonly Pick<Issued, 'serial'>[]): readonly number[] {
  const held = new Set(issued.map(({ serial }) => serial))
  const last = Math.max(0, ...held)
  return Array.from({ length: last }, (_, at) => at + 1).filter((serial) => !held.has(serial))
}
