import { findCase } from '#lib/data/cases/find-case'
import { sealText } from '#lib/data/sealed-text'
import type { FieldKeys } from '#lib/data/sensitive'
import { insertTip } from '#lib/data/tips/tips'
import { unitName } from '#lib/data/units'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { TipForm } from '#lib/schemas/tips/tip'

/**
 * 受理一件举报（DDK-4.9.1）。举报人写了的封存；台账只写编号与怎么来的，不带个案、不带学校：
 * 带了，被举报的学校与它的责任督学就看得见有这一件。
 */
export function recordTip(
  deps: Deps & { readonly keys: FieldKeys },
  actor: Official,
  input: TipForm,
): Promise<Outcome<{ tipId: string; number: number }>> {
  return actOnce(deps, actor, { verb: 'record_tip', by: ['bureau'], input }, async ({ tx, today }) => {
    const { receivedOn, channel, said, teller } = input
    const unitId = input.unitId || null
    const caseId = input.caseId || null
    if (receivedOn > today) return refuse({ code: 'future_day', day: receivedOn })
    if (unitId && !(await unitName(tx, actor, unitId))) return refuse({ code: 'not_found' })
    if (caseId && !(await findCase(tx, actor, caseId))) return refuse({ code: 'not_found' })
    const tellerCipher = teller ? sealText(deps.keys, actor.tenantId, 'tip_teller', teller) : null
    const tip = await insertTip(tx, actor, { receivedOn, channel, unitId, caseId, said, tellerCipher })
    await appendEvent(tx, actor, {
      ...{ verb: 'record_tip', subjectKind: 'tip', subjectId: tip.id, happenedOn: receivedOn },
      facts: { serial: tip.number, channel },
    })
    return done({ tipId: tip.id, number: tip.number })
  })
}
