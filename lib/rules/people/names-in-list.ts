type Listed = { readonly childId: string; readonly name: string; readonly seatNo: number | null }

/** 一个班的名单上怎样称呼每个人：同名的带上座号，池俊（25号）；其余只写姓名。 */
export function namesInList(pupils: readonly Listed[]): ReadonlyMap<string, string> {
  const times = new Map<string, number>()
  for (const { name } of pupils) times.set(name, (times.get(name) ?? 0) + 1)
  return new Map(
    pupils.map(({ childId, name, seatNo }) => [
      childId,
      seatNo !== null && (times.get(name) ?? 0) > 1 ? `${name}（${seatNo}号）` : name,
    ]),
  )
}
