import { findCase } from '#lib/data/cases/find-case'
import { meetDeadlines } from '#lib/data/deadlines'
import { insertDepartmentAnswer, listReferrals } from '#lib/data/referrals/department-referrals'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { REFERRERS } from '#lib/rules/referrals/departments'
import type { DepartmentAnswerForm } from '#lib/schemas/referrals/department-referral'

/** 登记部门的答复：一张转办单答复一次，催办的时限办结；要再办的另转一张。 */
export async function recordDepartmentAnswer(
  deps: Deps,
  actor: Official,
  input: DepartmentAnswerForm,
): Promise<Outcome<{ referralId: string }>> {
  const act = { verb: 'record_department_answer', by: REFERRERS, input }
  return actOnce(deps, actor, act, async ({ tx, today }) => {
    const kase = await findCase(tx, actor, input.caseId)
    const asked = kase && (await listReferrals(tx, actor, kase.id)).find(({ id }) => id === input.referralId)
    if (!kase || !asked) return refuse({ code: 'not_found' })
    if (asked.answer) return refuse({ code: 'changed_meanwhile' })
    const { referralId, decision, content, answeredOn } = input
    if (answeredOn > today) return refuse({ code: 'future_day', day: answeredOn })
    if (answeredOn < asked.askedOn)
      return refuse({ code: 'invalid_input', fields: { answeredOn: '不能早于转办的日子' } })
    await insertDepartmentAnswer(tx, actor, { referralId, decision, content, answeredOn })
    await meetDeadlines(tx, actor, { subjectId: referralId, duties: ['department_answer'] })
    await appendEvent(tx, actor, {
      verb: 'record_department_answer',
      subjectKind: 'department_referral',
      subjectId: referralId,
      caseId: kase.id,
      classId: kase.classId,
      schoolId: kase.schoolId,
      happenedOn: answeredOn,
      facts: { department: asked.department, decision },
    })
    return done({ referralId })
  })
}
