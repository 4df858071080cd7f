import type { FoundCase } from '#lib/data/cases/find-case'
import { draftReport, type SuspectedDropoutReport } from '#lib/papers/suspected-dropout-report'
import type { WrittenReportForm } from '#lib/schemas/cases/written-report'
import type { CasePolicy } from './case-policy.ts'
import { annex5Source } from './report-paper.ts'

/** 纸面内容：人改的三处照人写的，其余照底账。 */
export function reportBody(
  kase: FoundCase,
  policy: CasePolicy,
  form: Pick<WrittenReportForm, 'reason' | 'village' | 'guardianName' | 'whereabouts'>,
): SuspectedDropoutReport {
  const drafted = draftReport(annex5Source(kase, policy))
  return {
    township: drafted.township.value,
    school: drafted.school.value,
    grade: drafted.grade.value,
    classNo: drafted.classNo.value,
    childName: drafted.childName.value,
    absentSinceOn: drafted.absentSinceOn.value,
    reason: form.reason,
    village: form.village,
    guardianName: form.guardianName,
    whereabouts: form.whereabouts,
    form: policy.profile.reportForm.value,
  }
}
