/** 一个比率怎么说：是什么、分子分母各数什么、什么不计、凭哪条。屏幕、打印、导出说同一份话。 */
export type RateWords = {
  readonly label: string
  readonly definition: string
  readonly numerator: string
  readonly denominator: string
  readonly excluded: string
  readonly clause: string
  /** 原文没有写明时，本系统的读法。 */
  readonly reading?: string
}

/** 一个比率：分子、分母和算法一起走；分母为零没有比率，不是百分之零。 */
export type Rate = {
  readonly numerator: number
  readonly denominator: number
  /** 百分数，未四舍五入；分母为零或为负为 null。 */
  readonly percent: number | null
  readonly words: RateWords
}

export function rateOf(words: RateWords, numerator: number, denominator: number): Rate {
  const percent = denominator > 0 ? (numerator * 100) / denominator : null
  return { numerator, denominator, percent, words }
}

/** 显示用：两位小数；没有比率的写横线。 */
export function percentText({ percent }: Pick<Rate, 'percent'>): string {
  return percent === null ? '—' : `${percent.toFixed(2)}%`
}

/** 公式写成一句。 */
export function formulaText({ label, numerator, denominator }: RateWords): string {
  return `${label}＝${numerator}÷${denominator}×100%`
}
