import { findPolicy } from '#lib/data/policies'
import { insertPledge, listPledges } from '#lib/data/responsibility/pledges'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { PledgeForm } from '#lib/schemas/responsibility/pledge'

/** 登记与一个乡镇签订的年度责任书（NA-2.2）：每年每乡镇一份，本地文件要求的才有。 */
export async function recordPledge(
  deps: Deps,
  actor: Official,
  input: PledgeForm,
): Promise<Outcome<{ pledgeId: string }>> {
  const act = { verb: 'record_pledge', by: ['bureau'] as const, input }
  return actOnce(deps, actor, act, async ({ tx, today }) => {
    const { townshipId, year, signedOn, paperNumber } = input
    if (signedOn > today) return refuse({ code: 'future_day', day: signedOn })
    const township = (await listPledges(tx, actor, year)).find(({ id }) => id === townshipId)
    if (!township) return refuse({ code: 'not_found' })
    const policy = await findPolicy(tx, actor, today)
    if (!policy?.profile.annualPledge.value) return refuse({ code: 'not_on_ledger' })
    if (township.pledge)
      return refuse({ code: 'invalid_input', fields: { townshipId: '这个乡镇该年已签，不用再登记' } })
    const pledgeId = await insertPledge(tx, actor, { townshipId, year, signedOn, paperNumber })
    await appendEvent(tx, actor, {
      verb: 'record_pledge',
      subjectKind: 'pledge',
      subjectId: pledgeId,
      happenedOn: signedOn,
      facts: { township: townshipId, year },
    })
    return done({ pledgeId })
  })
}
