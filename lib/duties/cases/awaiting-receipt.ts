import type { CaseReport, FoundCase } from '#lib/data/cases/find-case'
import { isReplaced } from '#lib/rules/cases/report-standing'
import type { Official } from '#lib/rules/people/actor'

/** 送给此人所在乡镇（或他代录的乡镇）、还没有签收也没有退回的那一份；没有则为 null。 */
export function awaitingReceipt(
  kase: FoundCase,
  actor: Pick<Official, 'unitIds'>,
  enteringFor: string | null = null,
) {
  const units = enteringFor ? [...actor.unitIds, enteringFor] : actor.unitIds
  const report = kase.reports.at(-1)
  const recipient = report?.recipients.find(
    (one) => one.kind === 'township' && one.unitId !== null && units.includes(one.unitId),
  )
  return report && recipient && recipient.receipt === null ? { report, recipient } : null
}

/** 抄送县教育局、还没有知悉的，先报的在前；没有则为 null。 */
export function awaitingNote(kase: FoundCase) {
  for (const report of standingReports(kase)) {
    const recipient = report.recipients.find((one) => one.kind === 'bureau' && one.receipt === null)
    if (recipient) return { report, recipient }
  }
  return null
}

/** 签发了、还没有会签的，先签发的在前；退回而重报的不再欠会签。 */
export function awaitingCountersignature(kase: FoundCase): readonly CaseReport[] {
  return standingReports(kase).filter((one) => one.signedAt !== null && one.countersigned === null)
}

/** 没有被后一份顶替的报告，先报的在前。 */
function standingReports({ reports }: FoundCase): readonly CaseReport[] {
  return reports.filter(
    ({ round, recipients }) =>
      !isReplaced({
        reportedAgain: reports.some((one) => one.signedAt !== null && one.round > round),
        recipients: recipients.map(({ kind, receipt, deliveries, answers }) => ({
          kind,
          decision: receipt?.decision ?? null,
          deliveries: deliveries.length,
          answers: answers.map(({ decision }) => decision),
        })),
      }),
  )
}
