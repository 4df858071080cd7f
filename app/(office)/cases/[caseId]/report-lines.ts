import type { CaseReport } from '#lib/data/cases/find-case'
import { reportFromStored, reportSerialText } from '#lib/papers/suspected-dropout-report'
import { DELIVERY_MEANS_LABEL, EXTERNAL_ANSWER_LABEL, RECEIPT_LABEL } from '#lib/rules/labels'
import { codeText } from '#lib/schemas/cases/coded'
import type { HistoryLine } from './history-line.ts'

/** 一份书面报告的经过：签发、会签、各收件单位的签收或退回，县外的寄送与答复，作废的编号。 */
export function reportLines(report: CaseReport, base: string): readonly HistoryLine[] {
  const serial = reportSerialText(reportFromStored(report.body).school, report.year, report.serial)
  const { countersigned } = report
  return [
    {
      id: report.id,
      at: report.signedAt ?? report.draftedAt,
      happenedOn: null,
      what: serial ?? (report.draftedByClock ? '报告单（系统起草，待补签）' : '报告单草稿'),
      detail: `送：${report.recipients.map(({ name }) => name).join('、') || '（未送）'}`,
      by: report.signedBy?.name ?? '',
      clause: '',
      href: `${base}/report/print?round=${report.round}`,
    },
    ...(countersigned
      ? [
          {
            id: `${report.id}-countersigned`,
            at: countersigned.recordedAt,
            happenedOn: null,
            what: '责任督学会签',
            detail: serial ?? '',
            by: countersigned.by?.name ?? '',
            clause: '',
          },
        ]
      : []),
    ...report.recipients.flatMap(recipientLines),
    ...report.spoiled.map((one) => ({
      id: `${report.id}-spoiled-${one.serial}`,
      at: one.recordedAt,
      happenedOn: null,
      what: `第${one.serial}号作废，改用第${one.reissuedSerial}号`,
      detail: one.reason,
      by: one.by?.name ?? '',
      clause: '',
    })),
  ]
}

function recipientLines(recipient: CaseReport['recipients'][number]): readonly HistoryLine[] {
  const { id, name, receipt } = recipient
  return [
    ...(receipt
      ? [
          {
            id: `${id}-receipt`,
            at: receipt.recordedAt,
            happenedOn: null,
            what: `${name}${codeText(RECEIPT_LABEL, receipt.decision)}`,
            detail: receipt.reason ?? '',
            by: receipt.by?.name ?? '',
            clause: '',
          },
        ]
      : []),
    ...recipient.deliveries.map((one) => ({
      id: one.id,
      at: one.recordedAt,
      happenedOn: one.sentOn,
      what: `寄往${name}`,
      detail: [
        codeText(DELIVERY_MEANS_LABEL, one.means),
        one.trackingNumber ? `单号 ${one.trackingNumber}` : '',
        one.note ?? '',
      ]
        .filter(Boolean)
        .join('\n'),
      by: one.by?.name ?? '',
      clause: '',
    })),
    ...recipient.answers.map((one) => ({
      id: one.id,
      at: one.recordedAt,
      happenedOn: one.answeredOn,
      what: `${name}答复：${codeText(EXTERNAL_ANSWER_LABEL, one.decision)}`,
      detail: `${one.answeredBy}：${one.content}`,
      by: one.by?.name ?? '',
      clause: '',
    })),
  ]
}
