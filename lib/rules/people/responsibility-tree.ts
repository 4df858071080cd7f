/** 包保的三级（NA-3.2，DDK-4.2.1，DDK-5.1.2）：校长包学校，副校长和中层包年级，班主任和科任包班级。 */
export const POST_LABEL = {
  school: '校长包学校',
  grade: '副校长、中层包年级',
  class: '班主任、科任包班级',
} as const
export type PostLevel = keyof typeof POST_LABEL

export type TreeUnit = {
  readonly id: string
  readonly parentId: string | null
  readonly level: PostLevel
  readonly name: string
}

/** 谁包哪个单位：由任职来的（校长、班主任科任），或学校另定的。 */
export type Holding = { readonly unitId: string; readonly name: string; readonly title: string }

export type TreeNode = TreeUnit & { readonly holders: readonly Holding[] }

/** 每个单位由谁包；没有人的是空岗，列出来。单位的次序照给的次序。 */
export function treeOf(units: readonly TreeUnit[], holdings: readonly Holding[]): readonly TreeNode[] {
  return units.map((unit) => ({ ...unit, holders: holdings.filter(({ unitId }) => unitId === unit.id) }))
}

/** 空岗：没有人包的学校、年级、班。 */
export function vacancies(nodes: readonly TreeNode[]): readonly TreeNode[] {
  return nodes.filter(({ holders }) => holders.length === 0)
}

/** 自上而下的责任链：学校 → 年级 → 班；空岗照实写空岗。 */
export function chainOf(
  nodes: readonly TreeNode[],
  unitId: string,
): readonly { readonly label: string; readonly people: string }[] {
  const chain: { label: string; people: string }[] = []
  for (let id: string | null = unitId; id !== null; ) {
    const node = nodes.find((one) => one.id === id)
    if (!node) break
    const people = [...new Set(node.holders.map(({ name }) => name))].join('、')
    chain.unshift({ label: `${POST_LABEL[node.level]}（${node.name}）`, people: people || '空岗' })
    id = node.parentId
  }
  return chain
}
