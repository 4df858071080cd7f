/**
 * 学籍异动类别（JY/T 1001 4.2.39）中义务教育用得着的。没有单独的「辍学」码，辍学另行标注登记（NA-7.1）。
 * 31 退学、42 开除学籍在义务教育段不许用（L1-27）；01、05–08 等为高校所用，不列。
 */
export const ROLL_CHANGES = {
  '02': { label: '留级', forbidden: false },
  '03': { label: '降级', forbidden: false },
  '04': { label: '跳级', forbidden: false },
  '11': { label: '休学', forbidden: false },
  '12': { label: '复学', forbidden: false },
  '21': { label: '转学（转出）', forbidden: false },
  '22': { label: '转学（转入）', forbidden: false },
  '29': { label: '转班级', forbidden: false },
  '31': { label: '退学', forbidden: true },
  '42': { label: '开除学籍', forbidden: true },
  '51': { label: '死亡', forbidden: false },
  '99': { label: '其他', forbidden: false },
} as const satisfies Readonly<Record<string, { readonly label: string; readonly forbidden: boolean }>>
export type RollChange = keyof typeof ROLL_CHANGES

/** 义务教育段可用的异动类别；认不得的、不许用的为 null（L1-27）。 */
export function readRollChange(text: string): RollChange | null {
  const asked = text.normalize('NFKC').replace(/\s/gu, '')
  const code = Object.hasOwn(ROLL_CHANGES, asked)
    ? (asked as RollChange)
    : (Object.keys(ROLL_CHANGES) as RollChange[]).find((one) => ROLL_CHANGES[one].label === asked)
  return code !== undefined && !ROLL_CHANGES[code].forbidden ? code : null
}
