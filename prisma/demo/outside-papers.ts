import { dayOf, epochMs, type Instant } from '#lib/rules/calendar/instant'
import type { CaseBook } from './case-book.ts'
import { chanceOf } from './chance.ts'
import type { Clockwork } from './clockwork.ts'
import type { Held } from './deadline-book.ts'
import { record } from './journal.ts'
import type { Kase } from './kase.ts'
import type { ReportBook } from './report-book.ts'
import type { Sheet } from './rows.ts'

/** 户籍在区外的孩子，报告还要寄给户籍地的镇街（C-04）：签发后寄送，寄出后等答复。 */
export type OutsideActs = {
  /** 签发的一刻：寄送时限起算；收件人里没有区外单位的，没有这一项。 */
  sendOutside(kase: Kase, at: Instant): void
  /** 专干登记寄出。 */
  deliver(kase: Kase, at: Instant): void
  /** 专干登记对方的答复。 */
  hearFromOutside(kase: Kase, at: Instant): void
}

export function outsideActs(
  sheet: Sheet,
  clockwork: Clockwork,
  cases: CaseBook,
  reports: ReportBook,
): OutsideActs {
  // 编号另用一串：添一份寄送，别的故事不跟着变。
  const chance = chanceOf(`${sheet.tenantId} outside papers`)
  const running = new Map<string, Held>()
  const recipientOf = (kase: Kase): string | undefined =>
    reports.latest(kase).recipients.find(({ kind }) => kind === 'external')?.id
  const start = (
    kase: Kase,
    recipientId: string,
    event: Parameters<Clockwork['started']>[0],
    at: Instant,
  ) => {
    for (const duty of clockwork.started(event, at)) {
      const subject = {
        subjectId: recipientId,
        caseId: kase.id,
        absenceId: null,
        childId: kase.pupil.id,
        classId: kase.classroom?.id ?? null,
        schoolId: kase.school?.id ?? null,
      }
      running.set(recipientId, cases.deadline(duty, subject, kase))
    }
  }
  const write = (
    kase: Kase,
    at: Instant,
    paper: 'paper_delivery' | 'paper_answer',
    row: Readonly<Record<string, string>>,
  ): string => {
    const recipientId = recipientOf(kase)
    const by = kase.school?.officer
    if (!recipientId || !by) throw new Error('nobody outside was sent this report')
    running.get(recipientId)?.end('met', at)
    sheet.add(paper, {
      id: chance.id(epochMs(at)),
      case_id: kase.id,
      recipient_id: recipientId,
      ...row,
      person_id: by.personId,
      appointment_id: by.appointmentId,
      recorded_at: at,
    })
    record(sheet, chance, {
      verb: paper === 'paper_delivery' ? 'record_delivery' : 'record_external_answer',
      subjectKind: 'report_recipient',
      subjectId: recipientId,
      caseId: kase.id,
      classId: kase.classroom?.id ?? null,
      schoolId: kase.school?.id ?? null,
      by,
      at,
      happenedOn: dayOf(at),
      facts:
        paper === 'paper_delivery'
          ? { means: row.means ?? '', tracked: true, report: reports.latest(kase).id }
          : { decision: row.decision ?? '', report: reports.latest(kase).id },
    })
    return recipientId
  }
  return {
    sendOutside: (kase, at) => {
      const recipientId = recipientOf(kase)
      if (recipientId) start(kase, recipientId, 'external_report_sent', at)
    },
    deliver: (kase, at) => {
      const recipientId = write(kase, at, 'paper_delivery', {
        means: 'post',
        sent_on: dayOf(at),
        tracking_number: `XA${String(epochMs(at)).slice(-9)}CN`,
      })
      start(kase, recipientId, 'external_paper_delivered', at)
    },
    hearFromOutside: (kase, at) => {
      write(kase, at, 'paper_answer', {
        decision: 'received',
        answered_on: dayOf(at),
        answered_by: '街道教管办',
        content: '已收到，父母在我处务工，将上门劝其送返',
      })
    },
  }
}
