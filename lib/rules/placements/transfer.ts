/**
 * 转学走哪条路：县内两校之间；转往也在系统里的县；转往系统之外的县；由系统里的县转来。
 * 案随学籍走：对方没有接收之前，孩子、个案、时限都在转出一方（DT-4.4.3，J25-15）。
 * 转出、安排、接收、过名册一步一记，逾期没有接收的列为疑似辍学：转入转出的各环节都看得住（DT-3.2.3）。
 * 随迁子女回原籍、转到别处，同样凭这几步接续学籍（LX-2.6.3）。
 */
export const TRANSFER_ROUTES = ['within', 'to_county', 'to_outside', 'from_county'] as const
export type TransferRoute = (typeof TRANSFER_ROUTES)[number]

export const TRANSFER_ROUTE_LABEL: Readonly<Record<TransferRoute, string>> = {
  within: '县内转学',
  to_county: '转往外县',
  to_outside: '转往外县（对方不在本系统）',
  from_county: '外县转来',
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

export const TRANSFER_ACTS = [
  'release',
  'hold_back',
  'place',
  'accept',
  'refuse',
  'recall',
  'move',
  'reject',
] as const
export type TransferAct = (typeof TRANSFER_ACTS)[number]

/** 谁来办：转出学校、接收学校、县教育局，或时钟（过名册、送往外县都由时钟办）。 */
export type TransferHand = 'from_school' | 'to_school' | 'bureau' | 'clock'

export type TransferStep = {
  readonly from: TransferState
  readonly act: TransferAct
  readonly to: TransferState
  readonly routes: readonly TransferRoute[]
  readonly by: TransferHand
  readonly clause: readonly string[]
  /** 按钮上的话。 */
  readonly label: string
  readonly reason?: true
}

const REGISTER = ['J25-15', 'NA-7.2', 'DT-4.2.2', 'LX-2.6.2'] as const

/** 转学的全部步骤：按钮、拒绝、数据库的防线与性质测试都照这一张表。 */
export const TRANSFER_STEPS: readonly TransferStep[] = [
  {
    from: 'asked',
    act: 'release',
    to: 'sent',
    by: 'bureau',
    routes: ['to_county', 'to_outside'],
    clause: REGISTER,
    label: '同意转出，送往对方',
  },
  {
    from: 'asked',
    act: 'hold_back',
    to: 'held_back',
    by: 'bureau',
    routes: ['to_county', 'to_outside'],
    clause: ['NA-5.3', 'DT-4.5.4'],
    label: '不予转出并说明',
    reason: true,
  },
  {
    from: 'asked',
    act: 'recall',
    to: 'withdrawn',
    by: 'from_school',
    routes: ['to_county', 'to_outside'],
    clause: REGISTER,
    label: '收回申请',
    reason: true,
  },
  {
    from: 'placed',
    act: 'recall',
    to: 'withdrawn',
    by: 'from_school',
    routes: ['within'],
    clause: REGISTER,
    label: '收回申请',
    reason: true,
  },
  {
    from: 'sent',
    act: 'recall',
    to: 'recalled',
    by: 'bureau',
    routes: ['to_county'],
    clause: REGISTER,
    label: '向对方收回',
    reason: true,
  },
  {
    from: 'sent',
    act: 'recall',
    to: 'withdrawn',
    by: 'bureau',
    routes: ['to_outside'],
    clause: REGISTER,
    label: '收回',
    reason: true,
  },
  {
    from: 'sent',
    act: 'accept',
    to: 'accepted',
    by: 'bureau',
    routes: ['to_outside'],
    clause: REGISTER,
    label: '登记对方已接收',
  },
  {
    from: 'sent',
    act: 'refuse',
    to: 'refused',
    by: 'bureau',
    routes: ['to_outside'],
    clause: REGISTER,
    label: '登记对方不予接收',
    reason: true,
  },
  {
    from: 'sent',
    act: 'place',
    to: 'placed',
    by: 'bureau',
    routes: ['from_county'],
    clause: ['J25-15', 'L1-12'],
    label: '安排接收学校',
  },
  {
    from: 'sent',
    act: 'refuse',
    to: 'refused',
    by: 'bureau',
    routes: ['from_county'],
    clause: REGISTER,
    label: '不予接收并说明',
    reason: true,
  },
  {
    from: 'placed',
    act: 'accept',
    to: 'accepted',
    by: 'to_school',
    routes: ['within', 'from_county'],
    clause: REGISTER,
    label: '接收，编入这个班',
  },
  {
    from: 'placed',
    act: 'refuse',
    to: 'refused',
    by: 'to_school',
    routes: ['within', 'from_county'],
    clause: REGISTER,
    label: '不予接收并说明',
    reason: true,
  },
  // 外县的答复由时钟带回：送出之后对方接收、不接收、或收回成了。
  {
    from: 'sent',
    act: 'accept',
    to: 'accepted',
    by: 'clock',
    routes: ['to_county'],
    clause: REGISTER,
    label: '对方已接收',
  },
  {
    from: 'sent',
    act: 'refuse',
    to: 'refused',
    by: 'clock',
    routes: ['to_county'],
    clause: REGISTER,
    label: '对方不予接收',
    reason: true,
  },
  {
    from: 'recalled',
    act: 'accept',
    to: 'accepted',
    by: 'clock',
    routes: ['to_county'],
    clause: REGISTER,
    label: '收回之前对方已接收',
  },
  {
    from: 'recalled',
    act: 'refuse',
    to: 'refused',
    by: 'clock',
    routes: ['to_county'],
    clause: REGISTER,
    label: '收回之前对方已答复',
    reason: true,
  },
  {
    from: 'recalled',
    act: 'recall',
    to: 'withdrawn',
    by: 'clock',
    routes: ['to_county'],
    clause: REGISTER,
    label: '已收回',
    reason: true,
  },
  ...(['sent', 'placed'] as const).map((from) => ({
    from,
    act: 'recall' as const,
    to: 'withdrawn' as const,
    by: 'clock' as const,
    routes: ['from_county' as const],
    clause: REGISTER,
    label: '对方收回',
    reason: true as const,
  })),
  {
    from: 'accepted',
    act: 'move',
    to: 'moved',
    by: 'clock',
    routes: [...TRANSFER_ROUTES],
    clause: ['J25-15', 'DT-4.4.1', 'DT-4.4.2'],
    label: '过名册',
  },
  {
    from: 'accepted',
    act: 'reject',
    to: 'refused',
    by: 'clock',
    routes: ['within', 'from_county'],
    clause: ['DT-4.4.2', 'L1-12'],
    label: '名册上过不去，退回',
    reason: true,
  },
]

/** 此路、此态、此人能办的一步；表里没有的为 null。 */
export function transferStep(
  route: TransferRoute,
  from: TransferState,
  act: TransferAct,
  by: TransferHand,
): TransferStep | null {
  return (
    TRANSFER_STEPS.find(
      (step) => step.from === from && step.act === act && step.by === by && step.routes.includes(route),
    ) ?? null
  )
}

/** 此刻此人面前的各步。 */
export function openTransferSteps(
  route: TransferRoute,
  from: TransferState,
  hands: readonly TransferHand[],
): readonly TransferStep[] {
  return TRANSFER_STEPS.filter(
    (step) => step.from === from && step.routes.includes(route) && hands.includes(step.by),
  )
}

export function isTransferState(text: string): text is TransferState {
  return (TRANSFER_STATES as readonly string[]).includes(text)
}

export function isTransferRoute(text: string): text is TransferRoute {
  return (TRANSFER_ROUTES as readonly string[]).includes(text)
}
