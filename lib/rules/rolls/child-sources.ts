/** 一条登记凭什么核实过（domain 附录 B 的数据来源）。 */
export const CHILD_SOURCES = {
  roll: '学籍',
  population: '户籍',
  survey: '摸排',
  department: '部门',
} as const
export type ChildSource = keyof typeof CHILD_SOURCES

export function isChildSource(text: string): text is ChildSource {
  return Object.hasOwn(CHILD_SOURCES, text)
}
