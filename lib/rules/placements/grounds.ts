/**
 * 申请的事由。缓学、休学的法定理由只有身体状况（L1-11）；其余的不走这条路，各有该办的事（L1-13、DT-3.1.4）。
 */
export const GROUNDS = {
  health: { label: '身体状况（疾病、残疾）', lawful: true, instead: '' },
  poverty: {
    label: '家庭经济困难',
    lawful: false,
    instead: '请按家庭经济困难学生落实资助，并组织入学。',
  },
  distance: { label: '上学路远', lawful: false, instead: '请协调寄宿或乘车，并组织入学。' },
  away: {
    label: '随父母外出',
    lawful: false,
    instead: '请核实是否在外地就读；在外地就读的凭就读证明办理，没有就读的组织入学。',
  },
  work: {
    label: '外出务工、帮家里干活',
    lawful: false,
    instead: '请批评教育监护人、组织入学；疑似被招用的，报人社、公安。',
  },
  unwilling: {
    label: '本人或家长不愿意',
    lawful: false,
    instead: '请继续动员，仍不入学的批评教育、责令限期改正。',
  },
} as const satisfies Record<
  string,
  { readonly label: string; readonly lawful: boolean; readonly instead: string }
>
export type Ground = keyof typeof GROUNDS

/** 表单上选事由用。 */
export const GROUND_LABEL: Readonly<Record<Ground, string>> = {
  health: GROUNDS.health.label,
  poverty: GROUNDS.poverty.label,
  distance: GROUNDS.distance.label,
  away: GROUNDS.away.label,
  work: GROUNDS.work.label,
  unwilling: GROUNDS.unwilling.label,
}
