/** 转学走哪条路：县内两校之间；转往也在系统里的县；转往系统之外的县；由系统里的县转来；由系统之外的县转来。 */
export const TRANSFER_ROUTES = ['within', 'to_county', 'to_outside', 'from_county', 'from_outside'] as const
export type TransferRoute = (typeof TRANSFER_ROUTES)[number]

export const TRANSFER_ROUTE_LABEL: Readonly<Record<TransferRoute, string>> = {
  within: '县内转学',
  to_county: '转往外县',
  to_outside: '转往外县（对方不在本系统）',
  from_county: '外县转来',
  from_outside: '外县转来（对方不在本系统）',
}

/** 转出的学校：外县的前面带县名，已经带着的不再带；照函登记的前面带来函单位。 */
export function fromText(from: {
  readonly route: TransferRoute
  readonly peerName: string
  readonly summary: { readonly school: string }
}): string {
  const { route, peerName, summary } = from
  if (route === 'from_outside') return `${peerName} · ${summary.school}`
  return route === 'from_county' && !summary.school.startsWith(peerName)
    ? `${peerName}${summary.school}`
    : summary.school
}

/** 转进本县的：还没有本县的孩子，安排了学校才有学校看得到。 */
export function comesIn(route: string): boolean {
  return route === 'from_county' || route === 'from_outside'
}

export const TRANSFER_STATES = [
  'asked',
  'sent',
  'placed',
  'accepted',
  'moved',
  'refused',
  'held_back',
  'recalled',
  'withdrawn',
] as const
export type TransferState = (typeof TRANSFER_STATES)[number]

export const TRANSFER_STATE_LABEL: Readonly<Record<TransferState, string>> = {
  asked: '待教育局同意转出',
  sent: '待对方教育局安排',
  placed: '待接收学校答复',
  accepted: '已接收，正在过名册',
  moved: '已转入名册',
  refused: '对方不予接收',
  held_back: '不予转出',
  recalled: '正在收回',
  withdrawn: '已收回',
}

/** 站在看的一方说：本局安排的不说「对方」，系统之外没有「安排」这一步。 */
const SEEN_HERE: Partial<Readonly<Record<TransferRoute, Partial<Readonly<Record<TransferState, string>>>>>> =
  {
    from_county: { sent: '待安排接收学校', refused: '已不予接收', withdrawn: '对方已收回' },
    from_outside: { sent: '待安排接收学校', refused: '已不予接收' },
    to_outside: { sent: '待对方答复' },
  }

export function transferStateText(route: TransferRoute, state: TransferState): string {
  return SEEN_HERE[route]?.[state] ?? TRANSFER_STATE_LABEL[state]
}

/** 还没有了结的：同一个孩子同时只有一份。 */
export const OPEN_TRANSFER_STATES = [
  'asked',
  'sent',
  'placed',
  'accepted',
  'recalled',
] as const satisfies readonly TransferState[]

export function isOpenTransfer(state: TransferState): boolean {
  return (OPEN_TRANSFER_STATES as readonly TransferState[]).includes(state)
}

export function isTransferState(text: string): text is TransferState {
  return (TRANSFER_STATES as readonly string[]).includes(text)
}

export function isTransferRoute(text: string): text is TransferRoute {
  return (TRANSFER_ROUTES as readonly string[]).includes(text)
}
