import { TRANSFER_ROUTES, type TransferRoute, type TransferState } from './transfer-states.ts'

/**
 * 转学一步一步怎样走。案随学籍走：对方没有接收之前，孩子、个案、时限都在转出一方（DT-4.4.3，J25-15）。
 * 转出、安排、接收、过名册一步一记，逾期没有接收的列为疑似辍学：转入转出的各环节都看得住（DT-3.2.3）。
 * 随迁子女回原籍、转到别处，同样凭这几步接续学籍（LX-2.6.3）。
 */
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
    routes: ['from_county', 'from_outside'],
    clause: ['J25-15', 'L1-12'],
    label: '安排接收学校',
  },
  {
    from: 'sent',
    act: 'refuse',
    to: 'refused',
    by: 'bureau',
    routes: ['from_county', 'from_outside'],
    clause: REGISTER,
    label: '不予接收并说明',
    reason: true,
  },
  {
    from: 'placed',
    act: 'accept',
    to: 'accepted',
    by: 'to_school',
    routes: ['within', 'from_county', 'from_outside'],
    clause: REGISTER,
    label: '接收，编入这个班',
  },
  {
    from: 'placed',
    act: 'refuse',
    to: 'refused',
    by: 'to_school',
    routes: ['within', 'from_county', 'from_outside'],
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
    routes: ['within', 'from_county', 'from_outside'],
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
