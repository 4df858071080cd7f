import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { PaperKind } from '#lib/rules/cases/paper-kinds'
import type { PolicyProfile } from '#lib/rules/policy/profile'

/** 签发时的快照：纸上的字从这里来，底账后来改了，纸不跟着变。 */
export type LegalPaper = {
  readonly addressee: string
  readonly relation: string
  readonly childName: string
  readonly gender: string
  readonly school: string
  readonly className: string
  readonly absentSinceOn: string
  readonly neverEnrolled: string
  readonly content: string
  /** 条款编号，逗号分隔；印成文件与条。 */
  readonly articles: string
  readonly issuer: string
  /** 代录的机关（C-08）；自己签发的为空。 */
  readonly enteredBy: string
}

const KEYS: readonly (keyof LegalPaper)[] = [
  'addressee',
  'relation',
  'childName',
  'gender',
  'school',
  'className',
  'absentSinceOn',
  'neverEnrolled',
  'content',
  'articles',
  'issuer',
  'enteredBy',
]

/** 存储的快照；字段缺了按空处理，老快照也打得开。 */
export function legalPaperFromStored(stored: unknown): LegalPaper {
  const given = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>
  const text = (key: keyof LegalPaper) => (typeof given[key] === 'string' ? given[key] : '')
  return Object.fromEntries(KEYS.map((key) => [key, text(key)])) as LegalPaper
}

/** 文书的名称按档案：临夏是《返校通知书》，大田是《限期复学通知书》。 */
export function paperTitle(profile: Pick<PolicyProfile, 'notice' | 'paperNames'>, kind: PaperKind): string {
  if (kind === 'return_notice') return profile.notice.value.name
  const { order, referral } = profile.paperNames.value
  return kind === 'order_to_correct' ? order : referral
}

/** 纸上引用的条款：本地的次序、通知书一条，国家法律一条；不重复。 */
export function citedArticles(
  profile: Pick<PolicyProfile, 'ladder' | 'notice'>,
  kind: PaperKind,
): readonly string[] {
  const { ladder, notice } = profile
  const own = kind === 'return_notice' ? notice.clause : (ladder.clauseOf?.[kind] ?? ladder.clause)
  return [...new Set(kind === 'justice_referral' ? [own, 'L1-58'] : ['L1-58', own])]
}

const SERIES: Readonly<Record<PaperKind, string>> = {
  order_to_correct: '责改',
  return_notice: '劝通',
  justice_referral: '提请',
}

/** 文书编号：均溪镇责改〔2026〕3号。 */
export function paperSerialText(
  issuer: string,
  kind: PaperKind,
  paper: { readonly year: number; readonly serial: number },
): string {
  return `${issuer.replace(/(人民政府|办事处)$/u, '')}${SERIES[kind]}〔${paper.year}〕${paper.serial}号`
}

export type RegisterGap = { readonly year: number; readonly missing: readonly number[] }

/** 登记簿逐年查号：从 1 到最大号，缺哪些；没有缺的年份不列。作废的号也算在册。 */
export function registerGaps(
  papers: readonly { readonly year: number; readonly serial: number }[],
): readonly RegisterGap[] {
  const years = [...new Set(papers.map(({ year }) => year))].sort()
  return years.flatMap((year) => {
    const serials = new Set(papers.filter((paper) => paper.year === year).map(({ serial }) => serial))
    const last = Math.max(...serials)
    const missing = Array.from({ length: last }, (_, at) => at + 1).filter((serial) => !serials.has(serial))
    return missing.length > 0 ? [{ year, missing }] : []
  })
}

/** 纸上写的期限：送达之前只写天数，送达之后写到哪天。 */
export function termText(termDays: number | null, returnBy: PlainDate | null): string {
  if (termDays === null) return ''
  if (returnBy === null) return `自本通知书送达之日起${termDays}日内`
  const [year, month, day] = returnBy.split('-').map(Number)
  return `${year}年${month}月${day}日前`
}
