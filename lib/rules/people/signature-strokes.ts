/** 一笔：横纵坐标相间的整数，在 600 × 200 的签字框里。 */
export type Stroke = readonly (readonly [x: number, y: number])[]

export const SIGN_BOX = { width: 600, height: 200 } as const
export const MOST_STROKES = 60
export const MOST_POINTS = 3_000

/** 笔画 → 矢量图。由服务器自己画，浏览器只送坐标，送不来别的东西（DDK-5.2.4）。 */
export function strokesToSvg(strokes: readonly Stroke[]): string {
  const { width, height } = SIGN_BOX
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><path fill="none" stroke="#000" stroke-width="3" stroke-linecap="round" stroke-linejoin="round" d="${strokes.map(pathOf).join('')}"/></svg>`
}

function pathOf(stroke: Stroke): string {
  const [first, ...rest] = stroke
  if (!first) return ''
  // 一点也是一笔：画成看得见的短线。
  const line = rest.length === 0 ? [[first[0] + 1, first[1]] as const] : rest
  return `M${first[0]} ${first[1]}${line.map(([x, y]) => `L${x} ${y}`).join('')}`
}

const PATH = / d="([ML0-9 ]*)"/

/** 存下的矢量图 → 画在纸面上的路径；不是自己画的认不出，给空。 */
export function pathInSvg(svg: string): string {
  return PATH.exec(svg)?.[1] ?? ''
}
