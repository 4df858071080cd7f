const DOCUMENT: Readonly<Record<string, string>> = {
  DT: '田政办规〔2023〕8号',
  NA: '南安市教育局通知（2018）',
  LX: '临夏州方案（2016）',
  DDK: '大渡口区方案（2018）',
  L1: '《义务教育法》',
  L2: '《未成年人保护法》',
  L4: '《预防未成年人犯罪法》',
  L5: '《残疾人教育条例》',
  N24: '2024年“四个一”',
  J25: '《中小学生学籍管理办法》',
}

/** 条款编号写成人看的出处：`DT-3.4.3` → 田政办规〔2023〕8号 3.4.3；附件写作附件几；法律写作第几条。 */
export function clauseText(clause: string): string {
  const dash = clause.indexOf('-')
  const document = DOCUMENT[clause.slice(0, dash)]
  const place = clause.slice(dash + 1)
  if (!document) return clause
  if (place.startsWith('A')) return `${document} 附件${place.slice(1)}`
  if (clause.startsWith('N24')) return document
  return document.startsWith('《') ? `${document}第${place}条` : `${document} ${place}`
}

const OWN: Readonly<Record<string, string>> = {
  'datian-2023': 'DT',
  'nanan-2018': 'NA',
  'linxia-2016': 'LX',
  'dadukou-2018': 'DDK',
}

/** 步骤表列着四地与国家的依据；给某地的人只写本地的和国家的。 */
export function clausesText(clauses: readonly string[], profile: string): string {
  const local = clauses.filter((clause) => {
    const source = clause.slice(0, clause.indexOf('-'))
    return source === OWN[profile] || !Object.values(OWN).includes(source)
  })
  return local.map(clauseText).join('；')
}
