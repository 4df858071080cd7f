/** 抽什么：个案、劝返、书面报告。 */
export const SAMPLE_SUBJECTS = ['case', 'persuasion', 'report'] as const
export type SampleSubject = (typeof SAMPLE_SUBJECTS)[number]

export const SAMPLE_SUBJECT_LABEL: Readonly<Record<SampleSubject, string>> = {
  case: '个案',
  persuasion: '劝返记录',
  report: '书面报告',
}

/** 总体里的一件。 */
export type SampleUnit = { readonly subjectId: string; readonly caseId: string; readonly schoolId: string }

/**
 * 按学校分层、凭种子抽样（F58）：每件的次序由种子与编号的哈希定，每校取前几件。
 * 同一种子、同一总体，何时何地重抽都是同一批；谁也挑不了。`hashOf` 是 SHA-256 的十六进制。
 */
export function drawSample(
  population: readonly SampleUnit[],
  { seed, perSchool }: { readonly seed: string; readonly perSchool: number },
  hashOf: (text: string) => string,
): readonly SampleUnit[] {
  const schools = [...new Set(population.map(({ schoolId }) => schoolId))].sort()
  return schools.flatMap((schoolId) =>
    population
      .filter((one) => one.schoolId === schoolId)
      .map((one) => ({ one, rank: hashOf(`${seed}|${one.subjectId}`) }))
      .sort((a, b) => (a.rank < b.rank ? -1 : 1))
      .slice(0, perSchool)
      .map(({ one }) => one),
  )
}

/** 总体的摘要：多一件、少一件、换一件，都不同。 */
export function populationDigest(
  population: readonly SampleUnit[],
  hashOf: (text: string) => string,
): string {
  return hashOf(
    population
      .map(({ subjectId }) => subjectId)
      .sort()
      .join('|'),
  )
}

/** 核对的结论。 */
export const CHECK_VERDICTS = ['matches', 'differs', 'paper_missing', 'system_missing'] as const
export type CheckVerdict = (typeof CHECK_VERDICTS)[number]

export const CHECK_VERDICT_LABEL: Readonly<Record<CheckVerdict, string>> = {
  matches: '纸面与系统一致',
  differs: '不一致',
  paper_missing: '没有纸面',
  system_missing: '系统漏记',
}
