/** 乡镇、街道作收件人时怎样称呼：街道没有人民政府，是办事处。 */
export function governmentName(division: string): string {
  if (division.endsWith('街道')) return `${division}办事处`
  return division.endsWith('办事处') || division.endsWith('人民政府') ? division : `${division}人民政府`
}
