import { type FoundCase, findCase } from '#lib/data/cases/find-case'
import { worksAt } from '#lib/data/cases/school-people'
import type { Tx } from '#lib/data/database'
import { meetDeadlines, openDeadlines } from '#lib/data/deadlines'
import { insertCountersignature } from '#lib/data/reports'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { dayOf, type Instant, instant } from '#lib/rules/calendar/instant'
import { dutiesStarted } from '#lib/rules/clocks/duties-started'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { BareForm } from '#lib/schemas/cases/reason'
import type { Acted } from './act-on-case.ts'
import { awaitingCountersignature } from './awaiting-receipt.ts'
import { type CasePolicy, loadCasePolicy } from './case-policy.ts'
import { caseSubject } from './settle-deadlines.ts'

/**
 * 责任督学会签书面报告（DDK-4.5.2），先签发的先签；还有一份没签的，接着起算那一份的时限，自它签发那一刻起。会签不是个案的一步：状态、版本都不变，只履行会签义务。
 * 会签另有其人：在该校任职的不能签，数据库另拦一道。同一天签，迟了的永远是迟。
 * 拒绝：本档案不要求会签；没有已签发而未会签的；自己在该校任职。
 */
export async function countersignReport(
  deps: Deps,
  actor: Official,
  input: BareForm,
): Promise<Outcome<Acted>> {
  if (actor.role !== 'inspector') return refuse({ code: 'not_allowed' })
  const today = dayOf(instant(deps.clock.now().getTime()))
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'countersign_report', input }, async () => {
      const kase = await findCase(tx, actor, input.caseId)
      if (!kase) return refuse({ code: 'not_found' })
      const policy = await loadCasePolicy(tx, actor, kase)
      const [report, next] = awaitingCountersignature(kase)
      if (!policy.profile.countersignature.value) return refuse({ code: 'not_on_ledger' })
      if (!report) return refuse({ code: 'changed_meanwhile' })
      const { schoolId } = kase
      const { personId } = actor
      if (schoolId && (await worksAt(tx, actor, { unitId: schoolId, personId, today })))
        return refuse({ code: 'holds_post_there' })
      await insertCountersignature(tx, actor, report.id)
      await meetDeadlines(tx, actor, { subjectId: kase.id, duties: ['countersignature'] })
      if (next?.signedAt) await startNext(tx, actor, { kase, policy, signedAt: next.signedAt })
      await appendEvent(tx, actor, {
        verb: 'countersign_report',
        subjectKind: 'written_report',
        subjectId: report.id,
        caseId: kase.id,
        classId: kase.classId,
        schoolId: kase.schoolId,
        facts: { digest: report.digest, serial: report.serial, year: report.year },
      })
      return done({ caseId: kase.id, state: kase.state, version: kase.version })
    }),
  )
}

/** 回来又走、再次报告的，两份各要会签：前一份签了，后一份的时限照它自己的签发日起算，晚了就是晚了。 */
async function startNext(
  tx: Tx,
  actor: Official,
  { kase, policy, signedAt }: { kase: FoundCase; policy: CasePolicy; signedAt: Instant },
): Promise<void> {
  const started = dutiesStarted(policy.profile, 'written_report_sent', signedAt, policy.calendars)
  const owed = started.filter(({ duty }) => duty === 'countersignature')
  await openDeadlines(
    tx,
    actor,
    owed.map((duty) => ({ duty, subject: caseSubject(kase, duty) })),
  )
}
