/** 区外就读的三件事：核实登记、跟踪仍在读、回来了（DT-4.4.3，J25-25）。 */
export const OUTSIDE_ACT_LABEL = {
  found: '核实在区外就读',
  checked: '跟踪，仍在区外就读',
  ended: '已返校',
} as const
export type OutsideAct = keyof typeof OUTSIDE_ACT_LABEL

/** 此刻能办哪几件：没有登记的只能登记；登记着的跟踪，或记返校。 */
export function openOutsideActs(standing: OutsideAct | null): readonly OutsideAct[] {
  return standing === null || standing === 'ended' ? ['found'] : ['checked', 'ended']
}

export function isOutsideAct(text: string): text is OutsideAct {
  return Object.hasOwn(OUTSIDE_ACT_LABEL, text)
}
