import type { Annex5Source } from './annex-5-source.ts'

/** 附件5《疑似辍学学生报告单》签发时的快照。原表不含证件号，不得添加；电话不入快照，凭事由在系统内查看。 */
export type SuspectedDropoutReport = {
  readonly township: string
  readonly school: string
  readonly grade: string
  readonly classNo: string
  readonly childName: string
  readonly reason: string
  readonly village: string
  readonly guardianName: string
  readonly absentSinceOn: string
  /** 辍学后去向；大渡口档案四项之一（DDK-5.2.3）。 */
  readonly whereabouts: string
  /** 哪一种纸：annex_5、roster、dossier；签发时的档案定。 */
  readonly form: string
}

/** 一处内容与它的来历：来自附件4 第2次劝返、来自学籍底账；空着的来历为 null。 */
export type Drafted = { readonly value: string; readonly source: string | null }
export type DraftedReport = Readonly<Record<Exclude<keyof SuspectedDropoutReport, 'form'>, Drafted>>

/** 以已知的事实起草报告单，逐处注明来历；不知道的留空，不编。 */
export function draftReport(source: Annex5Source): DraftedReport {
  const last = source.persuasions.at(-1)
  const reason = last
    ? from(last.reason, `来自附件4 第${last.ordinal}次劝返`)
    : from(source.contactReason, '来自联系家长记录')
  return {
    township: from(source.township, source.townshipFrom),
    school: from(source.school, '来自个案底账'),
    grade: from(source.grade, '来自学籍底账'),
    classNo: from(source.classNo, '来自学籍底账'),
    childName: from(source.childName, '来自学籍底账'),
    reason,
    village: from(source.village, '来自常住地登记'),
    guardianName: from(source.guardianName, '来自监护人登记'),
    absentSinceOn: from(source.absentSinceOn, '来自点名记录'),
    whereabouts: from(source.whereabouts, last ? `来自附件4 第${last.ordinal}次劝返` : '来自个案'),
  }
}

function from(value: string | null, source: string): Drafted {
  return value ? { value, source } : { value: '', source: null }
}

/** 存储的快照；字段缺了按空处理，老快照也打得开。 */
export function reportFromStored(stored: unknown): SuspectedDropoutReport {
  const given = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>
  const text = (key: keyof SuspectedDropoutReport) => (typeof given[key] === 'string' ? given[key] : '')
  return {
    township: text('township'),
    school: text('school'),
    grade: text('grade'),
    classNo: text('classNo'),
    childName: text('childName'),
    reason: text('reason'),
    village: text('village'),
    guardianName: text('guardianName'),
    absentSinceOn: text('absentSinceOn'),
    whereabouts: text('whereabouts'),
    form: text('form'),
  }
}

/** 文书编号：某校疑辍〔2026〕7号。 */
export function reportSerialText(school: string, year: number | null, serial: number | null): string | null {
  return year === null || serial === null ? null : `${school}疑辍〔${year}〕${serial}号`
}

/** 作废重开过的，用最后一个新号（F37）；没有作废的就是原号。 */
export function currentSerial(
  serial: number | null,
  spoiled: readonly { readonly serial: number; readonly reissuedSerial: number }[],
): number | null {
  if (serial === null) return null
  let current = serial
  for (;;) {
    const next = spoiled.find((one) => one.serial === current)
    if (!next) return current
    current = next.reissuedSerial
  }
}

/** 一份存下的报告单此刻的文书编号；没有签发的没有（null）。 */
export function standingSerialText(report: {
  readonly body: unknown
  readonly year: number | null
  readonly serial: number | null
  readonly spoiled: readonly { readonly serial: number; readonly reissuedSerial: number }[]
}): string | null {
  const { school } = reportFromStored(report.body)
  return reportSerialText(school, report.year, currentSerial(report.serial, report.spoiled))
}
