'use client'

import type { z } from 'zod'
import { TextLink } from '#components/ui/app-link'
import { Button } from '#components/ui/button'
import { momentText, monthDayText } from '#components/ui/date-text'
import { StateTag } from '#components/ui/state-tag'
import type { Answer } from '#lib/rules/answer'
import type { sameDayReceiptSchema } from '#lib/schemas/attendance/absence'
import { ArrivalFocus } from './arrival-focus.tsx'
import { useOneAct } from './use-one-act.tsx'

export type ReceivableReport = {
  readonly reportId: string
  readonly absenceId: string
  readonly submissionKey: string
  readonly childName: string
  readonly className: string
  readonly day: string
  readonly words: string
  readonly late: boolean
  readonly by: string
  readonly at: string
}

type Receive = (input: z.input<typeof sameDayReceiptSchema>) => Promise<Answer<unknown>>

/** 待收悉的当天报告，一份一按。 */
export function ReceiveList({
  reports,
  receive,
  today,
}: {
  reports: readonly ReceivableReport[]
  receive: Receive
  today: string
}) {
  return (
    <ArrivalFocus key={reports.map(({ reportId }) => reportId).join()}>
      {reports.length === 0 ? <p className="text-muted">教师报上来的都已收悉。</p> : null}
      <ul className="border-t border-line-strong empty:hidden">
        {reports.map((report) => (
          <ReceiveRow key={report.reportId} report={report} receive={receive} today={today} />
        ))}
      </ul>
    </ArrivalFocus>
  )
}

function ReceiveRow({
  report,
  receive,
  today,
}: {
  report: ReceivableReport
  receive: Receive
  today: string
}) {
  const { pending, text, act } = useOneAct()
  const { reportId, submissionKey } = report
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line bg-surface px-4 py-3">
      <div className="min-w-0 flex-1 basis-72">
        <p>
          <TextLink href={`/absences/${report.absenceId}`} className="font-semibold">
            {report.childName}
          </TextLink>
          <span className="ml-2 text-sm text-muted">
            {report.className} · {monthDayText(report.day, today)}缺勤
          </span>
          {report.late ? (
            <span className="ml-2">
              <StateTag tone="late">迟报</StateTag>
            </span>
          ) : null}
        </p>
        <p>{report.words}</p>
        <p className="text-sm text-muted">
          {report.by}，{momentText(report.at, today)}
        </p>
        {text ? (
          <p role="alert" className="text-sm text-late">
            {text}
          </p>
        ) : null}
      </div>
      <Button
        variant="primary"
        size="dense"
        pending={pending}
        pendingText="正在收悉"
        aria-label={`收悉：${report.childName}`}
        onClick={() => void act(() => receive({ submissionKey, reportId }))}
      >
        收悉
      </Button>
    </li>
  )
}
