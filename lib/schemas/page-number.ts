/** 地址里的第几页；没有写、写得不成样子的，是第一页。 */
export function pageNumber(asked: string | readonly string[] | undefined): number {
  return Math.max(1, Number(/^\d{1,5}$/.exec(String(asked ?? ''))?.[0] ?? 1))
}
