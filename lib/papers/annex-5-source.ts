/** 起草报告单所据的事实，已译成纸上的文字。 */
export type Annex5Source = {
  readonly township: string | null
  /** 乡镇按什么定的：来自常住地登记、来自户籍登记。 */
  readonly townshipFrom: string
  readonly school: string | null
  readonly grade: string | null
  readonly classNo: string | null
  readonly childName: string
  readonly persuasions: readonly { readonly ordinal: number; readonly reason: string }[]
  /** 还没有劝返时，联系家长得知的原因。 */
  readonly contactReason: string | null
  readonly village: string | null
  readonly guardianName: string | null
  readonly absentSinceOn: string
  readonly whereabouts: string | null
}
