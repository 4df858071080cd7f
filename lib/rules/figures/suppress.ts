/** 小于几人就不写出确数（NA-7.9，F56）：一个乡、一所学校里的三两个人，认得出是谁。零不是谁，照写。 */
export const SMALL = 5

/** 写出来的一格：确数，或只知道是 1 至 4。 */
export type Cell = number | 'small'

/** 人数小到认得出人的，只写「小于5」。 */
export function suppressed(count: number): Cell {
  return count > 0 && count < SMALL ? 'small' : count
}

export function cellText(cell: Cell): string {
  return cell === 'small' ? `＜${SMALL}` : String(cell)
}

/**
 * 合计不能让人倒推出被盖住的那一格：有被盖住的，只写上下限；恰有一格被盖住时也一样。
 */
export function totalOf(cells: readonly Cell[]): { readonly from: number; readonly to: number } {
  const known = cells.reduce<number>((sum, cell) => sum + (cell === 'small' ? 0 : cell), 0)
  const hidden = cells.filter((cell) => cell === 'small').length
  return { from: known + hidden, to: known + hidden * (SMALL - 1) }
}

export function totalText(cells: readonly Cell[]): string {
  const { from, to } = totalOf(cells)
  return from === to ? String(from) : `${from}—${to}`
}
