import type { FoundCase } from '#lib/data/cases/find-case'
import type { DutyCode } from '#lib/rules/clocks/duty-codes'

/** 县外收件的时限挂在收件人那一行上，随案可见；由学校承担，同一项第几次各自数。 */
export function externalSubject(kase: FoundCase, recipientId: string, duty: DutyCode) {
  if (!kase.schoolId) throw new Error('a case without a school has no written report')
  const earlier = kase.deadlines.filter((one) => one.subjectId === recipientId && one.duty === duty)
  return {
    subjectId: recipientId,
    caseId: kase.id,
    childId: kase.child.id,
    classId: kase.classId,
    schoolId: kase.schoolId,
    ownerUnitId: kase.schoolId,
    policyVersionId: kase.policyVersionId,
    round: earlier.length + 1,
  }
}

/** 送县外的那一份：哪份报告、哪一个收件人；不是县外收件人的为 null。 */
export function externalRecipient(kase: FoundCase, recipientId: string) {
  for (const report of kase.reports) {
    const recipient = report.recipients.find((one) => one.id === recipientId && one.kind === 'external')
    if (recipient && report.signedAt !== null) return { report, recipient }
  }
  return null
}
