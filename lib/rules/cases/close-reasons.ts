/**
 * 销号类别与各类必备的凭据（domain 6.3，LX-3.2.3，N24-1 动态销号）。
 * `present` 人在课堂；`departure` 核实去向或主体不存在；`placement` 限期销号，到期自动回台账；`mistake` 立案依据消失。
 * 失联不在其中：失踪失联须由公安机关界定，界定之前个案一直开着。
 */
export type CloseKind = 'present' | 'departure' | 'placement' | 'mistake'

export const PROOFS = [
  'attendance_record',
  'observation_record',
  'receiving_school_letter',
  'out_of_area_certificate',
  'special_school_letter',
  'approval_document',
  'exit_record',
  'death_certificate',
  'graduation_or_age_record',
  'police_finding',
  'justice_document',
  'correction_record',
] as const
export type Proof = (typeof PROOFS)[number]

export const PROOF_LABEL: Readonly<Record<Proof, string>> = {
  attendance_record: '到校点名记录',
  observation_record: '观察期核算记录',
  receiving_school_letter: '接收学校接收函及学籍转入记录',
  out_of_area_certificate: '外地学校就读证明',
  special_school_letter: '特殊教育学校（班）接收证明',
  approval_document: '批准文书',
  exit_record: '出境或境外就读证明',
  death_certificate: '死亡或户口注销证明',
  graduation_or_age_record: '毕业证明或出生日期核验记录',
  police_finding: '公安机关户籍核查意见',
  justice_document: '司法或矫治机关收容、就学证明',
  correction_record: '点名更正或请假批准记录',
}

export type CloseReasonRule = {
  readonly label: string
  readonly kind: CloseKind
  /** 缺一不可。 */
  readonly proofs: readonly Proof[]
  readonly clause: string
}

export const CLOSE_REASONS = {
  returned_to_school: {
    label: '返校就读',
    kind: 'present',
    proofs: ['attendance_record', 'observation_record'],
    clause: 'LX-3.2.3',
  },
  enrolled: {
    label: '已入学',
    kind: 'present',
    proofs: ['attendance_record', 'observation_record'],
    clause: 'DT-3.1.4',
  },
  transferred: {
    label: '转学，接收学校已接收',
    kind: 'departure',
    proofs: ['receiving_school_letter'],
    clause: 'DT-4.4.3',
  },
  out_of_area: {
    label: '外地就读',
    kind: 'departure',
    proofs: ['out_of_area_certificate'],
    clause: 'DT-4.4.3',
  },
  special_school: {
    label: '特殊教育学校（班）就读',
    kind: 'departure',
    proofs: ['special_school_letter'],
    clause: 'L1-19',
  },
  abroad: { label: '出国（境）', kind: 'departure', proofs: ['exit_record'], clause: 'DT-4.1.2' },
  deceased: { label: '死亡', kind: 'departure', proofs: ['death_certificate'], clause: 'DT-4.1.2' },
  over_age_or_graduated: {
    label: '超龄或已完成义务教育',
    kind: 'departure',
    proofs: ['graduation_or_age_record'],
    clause: 'L1-11',
  },
  not_school_age: {
    label: '未到入学年龄',
    kind: 'departure',
    proofs: ['graduation_or_age_record'],
    clause: 'L1-11',
  },
  registration_error: {
    label: '户籍错误（空挂、重户、查无此人）',
    kind: 'departure',
    proofs: ['police_finding'],
    clause: 'DT-4.2.4',
  },
  justice_placed: {
    label: '司法、矫治场所内就学',
    kind: 'departure',
    proofs: ['justice_document'],
    clause: 'L1-21',
  },
  deferral: { label: '缓学', kind: 'placement', proofs: ['approval_document'], clause: 'L1-11' },
  study_leave: { label: '休学', kind: 'placement', proofs: ['approval_document'], clause: 'L1-11' },
  home_teaching: { label: '送教上门', kind: 'placement', proofs: ['approval_document'], clause: 'DT-4.5.3' },
  signal_withdrawn: {
    label: '缺勤更正或补假获批，立案依据消失',
    kind: 'mistake',
    proofs: ['correction_record'],
    clause: 'DT-3.4.2',
  },
} as const satisfies Record<string, CloseReasonRule>
export type CloseReason = keyof typeof CLOSE_REASONS

/** 文字是否为销号类别；「失联」不是，「退学」「开除」也不是（L1-27，NA-5.3，LX-2.5.2，DT-4.5.4）。 */
export function isCloseReason(text: string): text is CloseReason {
  return Object.hasOwn(CLOSE_REASONS, text)
}

/** 某类销号还缺哪些凭据；空即齐备。 */
export function missingProofs(reason: CloseReason, given: readonly Proof[]): readonly Proof[] {
  const needed: readonly Proof[] = CLOSE_REASONS[reason].proofs
  return needed.filter((proof) => !given.includes(proof))
}
