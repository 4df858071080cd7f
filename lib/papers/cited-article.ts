import type { Clause } from '#lib/rules/policy/clauses/clause'
import { DADUKOU_CLAUSES } from '#lib/rules/policy/clauses/dadukou'
import { DATIAN_CLAUSES } from '#lib/rules/policy/clauses/datian'
import { LINXIA_CLAUSES } from '#lib/rules/policy/clauses/linxia'
import { NANAN_CLAUSES } from '#lib/rules/policy/clauses/nanan'

const NOTICES: Readonly<Record<string, { readonly title: string; readonly clauses: readonly Clause[] }>> = {
  DT: { title: '田政办规〔2023〕8号', clauses: DATIAN_CLAUSES },
  NA: { title: '南安市教育局控辍保学通知', clauses: NANAN_CLAUSES },
  LX: { title: '《临夏州义务教育“控辍保学”攻坚方案》', clauses: LINXIA_CLAUSES },
  DDK: { title: '《大渡口区义务教育阶段控辍保学工作实施方案》', clauses: DADUKOU_CLAUSES },
}

const LAWS: Readonly<Record<string, string>> = {
  L1: '《中华人民共和国义务教育法》',
  L2: '《中华人民共和国未成年人保护法》',
}

/**
 * 文书上引用的一条，用文件与法律自己的编号：家长拿着它翻得到原文。
 * 收 `L1-58`、`DT-4.2.5`；文件没有分到那么细的，写到它自己的那一级；不认得的照写编号。
 */
export function citedArticle(clause: string): string {
  const dash = clause.indexOf('-')
  const source = clause.slice(0, dash)
  const law = LAWS[source]
  if (law) return `${law}第${chineseNumber(Number(clause.slice(dash + 1)))}条`
  const notice = NOTICES[source]
  if (!notice) return clause
  return `${notice.title}${notice.clauses.find(({ id }) => id === clause)?.place ?? ''}`
}

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 1–199 的条号：58 → 五十八，107 → 一百零七。 */
function chineseNumber(value: number): string {
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10]
  const ten =
    tens === 0
      ? hundreds > 0 && ones > 0
        ? '零'
        : ''
      : `${tens === 1 && hundreds === 0 ? '' : DIGITS[tens]}十`
  return `${hundreds > 0 ? `${DIGITS[hundreds]}百` : ''}${ten}${DIGITS[ones] ?? ''}`
}
