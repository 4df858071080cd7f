import { findCase } from '#lib/data/cases/find-case'
import { openDeadlines } from '#lib/data/deadlines'
import { insertReferral } from '#lib/data/referrals/department-referrals'
import { loadCasePolicy } from '#lib/duties/cases/case-policy'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import { appendEvent } from '#lib/ledger/append'
import { STANDING_OF } from '#lib/rules/cases/case-states'
import { dutiesStarted } from '#lib/rules/clocks/duties-started'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { REFERRERS } from '#lib/rules/referrals/departments'
import type { AskDepartmentForm } from '#lib/schemas/referrals/department-referral'

/**
 * 把一件个案转请一个部门办理（DT-3.2.5，DT-3.2.6，DT-3.2.7，LX-2.1.7，LX-2.8.1，LX-2.8.3，LX-2.8.5）：
 * 哪几个部门在个案的档案里；答复的时限随即起算，由转的一方催办。不动个案的步骤与时限。
 */
export async function askDepartment(
  deps: Deps,
  actor: Official,
  input: AskDepartmentForm,
): Promise<Outcome<{ referralId: string }>> {
  const act = { verb: 'ask_department', by: REFERRERS, input }
  return actOnce(deps, actor, act, async ({ tx, at, today }) => {
    const kase = await findCase(tx, actor, input.caseId)
    if (!kase) return refuse({ code: 'not_found' })
    if (STANDING_OF[kase.state] === 'closed')
      return refuse({ code: 'step_not_open', verb: 'ask_department', state: kase.state })
    const { profile, calendars } = await loadCasePolicy(tx, actor, kase)
    const { department, matter } = input
    if (!profile.departments.value.includes(department))
      return refuse({ code: 'invalid_input', fields: { department: '本地文件没有列这个部门，请另选' } })
    const unitId = actor.role === 'bureau' ? actor.unitIds[0] : kase.townshipId
    if (!unitId) return refuse({ code: 'not_allowed' })
    const given = { caseId: kase.id, department, matter, askedOn: today, unitId }
    const referralId = await insertReferral(tx, actor, given)
    await openDeadlines(
      tx,
      actor,
      dutiesStarted(profile, 'department_asked', at, calendars).map((duty) => ({
        duty,
        subject: {
          ...{ subjectId: referralId, caseId: kase.id, childId: kase.child.id },
          ...{ classId: kase.classId, schoolId: kase.schoolId, policyVersionId: kase.policyVersionId },
          ...{ ownerUnitId: unitId, ownerRole: actor.role },
        },
      })),
    )
    await appendEvent(tx, actor, {
      verb: 'ask_department',
      subjectKind: 'department_referral',
      subjectId: referralId,
      caseId: kase.id,
      classId: kase.classId,
      schoolId: kase.schoolId,
      facts: { department },
    })
    return done({ referralId })
  })
}
