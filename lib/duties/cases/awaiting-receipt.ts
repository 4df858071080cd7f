import type { FoundCase } from '#lib/data/cases/find-case'
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

/** 抄送县教育局、还没有知悉的最近一份；没有则为 null。 */
export function awaitingNote(kase: FoundCase) {
  const report = kase.reports.at(-1)
  const recipient = report?.recipients.find((one) => one.kind === 'bureau')
  return report && recipient && recipient.receipt === null ? { report, recipient } : null
}
