import { fullDayText } from '#components/ui/date-text'
import type { CasePaper } from '#lib/data/cases/case-paper'
import { SERVICE_LABEL } from '#lib/rules/labels'
import { codeText } from '#lib/schemas/cases/coded'
import { issuedPaper } from '#lib/server/cases/legal-papers'
import type { HistoryLine } from './history-line.ts'

/** 一份法律文书的经过：签发、送达或作废。 */
export function legalPaperLines(paper: CasePaper, base: string): readonly HistoryLine[] {
  const { serial } = issuedPaper(paper)
  const href = `${base}/papers/${paper.id}`
  const common = { clause: '', href }
  const { service, spoiled } = paper
  return [
    {
      ...common,
      id: paper.id,
      at: paper.recordedAt,
      happenedOn: paper.issuedOn,
      what: `签发《${paper.title}》`,
      detail: serial,
      by: paper.by?.name ?? '',
    },
    ...(service
      ? [
          {
            ...common,
            id: `${paper.id}-served`,
            at: service.recordedAt,
            happenedOn: service.servedOn,
            what: `《${paper.title}》送达`,
            detail: [
              codeText(SERVICE_LABEL, service.manner),
              service.returnBy ? `期限 ${fullDayText(service.returnBy)}` : '',
            ]
              .filter(Boolean)
              .join('\n'),
            by: service.by?.name ?? '',
          },
        ]
      : []),
    ...(spoiled
      ? [
          {
            ...common,
            id: `${paper.id}-spoiled`,
            at: spoiled.recordedAt,
            happenedOn: null,
            what: `《${paper.title}》作废`,
            detail: `${serial}\n${spoiled.reason}`,
            by: spoiled.by?.name ?? '',
          },
        ]
      : []),
  ]
}
