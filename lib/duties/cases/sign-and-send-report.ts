import { signReport } from '#lib/data/reports'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { WrittenReportForm } from '#lib/schemas/cases/written-report'
import { type Acted, actOnCase } from './act-on-case.ts'
import { reportBody } from './report-body.ts'
import { reportRecipients, reportTown } from './report-paper.ts'

/**
 * 校长签发书面报告并报送（DT-3.4.3，NA-3.8，LX-2.2.5，DDK-4.4.2，L2-28）：编号每校每年连续，
 * 送乡镇并抄送县教育局，乡镇自此成为当事一方。时钟已经移送的，签发是补签，仍记逾期。
 * 拒绝：不是校长；劝返等要件不齐；已经签发。
 */
export async function signAndSendReport(
  deps: Deps,
  actor: Official,
  input: WrittenReportForm,
): Promise<Outcome<Acted>> {
  return actOnCase(deps, actor, 'report_to_township', input, async ({ tx, kase, policy, at, today }) => {
    const late = kase.reports.some((one) => one.draftedByClock && one.signedAt === null)
    const recipients = reportRecipients(kase, policy)
    const townshipId = reportTown(kase, policy).town?.id ?? kase.townshipId
    return done({
      ...(late ? { verb: 'sign_moved_report' as const } : {}),
      move: {
        changes: late ? {} : { townshipId, ...(kase.townshipSince ? {} : { townshipSince: new Date(at) }) },
        facts: { recipients: recipients.map(({ kind }) => kind) },
      },
      write: async () => {
        const signed = await signReport(tx, actor, kase, {
          body: reportBody(kase, policy, input),
          year: Number(today.slice(0, 4)),
          recipients,
        })
        await appendEvent(tx, actor, {
          verb: 'sign_written_report',
          subjectKind: 'written_report',
          subjectId: signed.reportId,
          caseId: kase.id,
          classId: kase.classId,
          schoolId: kase.schoolId,
          facts: { year: signed.year, serial: signed.serial, digest: signed.digest },
        })
      },
    })
  })
}
