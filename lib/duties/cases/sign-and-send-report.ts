import type { Tx } from '#lib/data/database'
import { openDeadlines } from '#lib/data/deadlines'
import { signReport } from '#lib/data/reports'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import type { Instant } from '#lib/rules/calendar/instant'
import { dutiesStarted } from '#lib/rules/clocks/duties-started'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { WrittenReportForm } from '#lib/schemas/cases/written-report'
import { type Acted, type Acting, actOnCase } from './act-on-case.ts'
import { externalSubject } from './external-subject.ts'
import { reportBody } from './report-body.ts'
import { type Outside, reportRecipients, reportTown } from './report-paper.ts'

/**
 * 校长签发书面报告并报送（DT-3.4.3，NA-3.8，LX-2.2.5，DDK-4.4.2，L2-28）：编号每校每年连续，
 * 送乡镇并抄送县教育局，乡镇自此成为当事一方。时钟已经移送的，签发是补签，仍记逾期。
 * 户籍在县外的，写明县外收件单位，寄送时限随即起算；地址可以寄出时再查，不挡立即报告（ADR 0066）。
 * 拒绝：不是校长；劝返等要件不齐；四项不全；县外收件单位没有写明；已经签发。
 */
export async function signAndSendReport(
  deps: Deps,
  actor: Official,
  input: WrittenReportForm,
): Promise<Outcome<Acted>> {
  return actOnCase(deps, actor, 'report_to_township', input, async (acting) => {
    const { tx, kase, policy, at, today } = acting
    const late = kase.reports.some((one) => one.draftedByClock && one.signedAt === null)
    const { town, outside } = reportTown(kase, policy)
    const given = outside ? outsideOf(input) : null
    if (given && !given.ok) return given
    const recipients = reportRecipients(kase, policy, given?.value ?? null)
    const body = reportBody(kase, policy, input)
    const townshipId = town?.id ?? kase.townshipId
    return done({
      ...(late ? { verb: 'sign_moved_report' as const } : {}),
      given: { fourFacts: [body.childName, body.absentSinceOn, body.reason, body.whereabouts] },
      move: {
        changes: late ? {} : { townshipId, ...(kase.townshipSince ? {} : { townshipSince: new Date(at) }) },
        facts: { recipients: recipients.map(({ kind }) => kind) },
      },
      write: async () => {
        const year = Number(today.slice(0, 4))
        const signed = await signReport(tx, actor, kase, { body, year, recipients })
        if (signed.externalId) await startDelivery(tx, acting, signed.externalId, at)
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

function outsideOf(input: WrittenReportForm): Outcome<Outside> {
  if (!input.outsideName)
    return refuse({
      code: 'invalid_input',
      fields: { outsideName: '户籍在县外：请写明户籍地镇（街道）的单位全称' },
    })
  return done({ name: input.outsideName, address: input.outsideAddress })
}

async function startDelivery(
  tx: Tx,
  { actor, kase, policy }: Acting,
  recipientId: string,
  at: Instant,
): Promise<void> {
  const started = dutiesStarted(policy.profile, 'external_report_sent', at, policy.calendars)
  await openDeadlines(
    tx,
    actor,
    started.map((duty) => ({
      duty,
      subject: { ...externalSubject(kase, recipientId, duty.duty), ownerRole: duty.owner },
    })),
  )
}
