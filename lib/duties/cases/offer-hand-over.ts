import { type FoundCase, findCase } from '#lib/data/cases/find-case'
import { moveCase } from '#lib/data/cases/move-case'
import type { Tx } from '#lib/data/database'
import { openDeadlines } from '#lib/data/deadlines'
import { insertHandOver, listOtherTownships, type NewHandOver } from '#lib/data/hand-overs'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { type Instant, instant } from '#lib/rules/calendar/instant'
import { type HandOverKind, mayOffer } from '#lib/rules/cases/hand-over'
import { dutiesStarted } from '#lib/rules/clocks/duties-started'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { CountyHandOverForm, TownshipHandOverForm } from '#lib/schemas/cases/hand-over'
import type { Acted, CaseActInput } from './act-on-case.ts'
import { loadCasePolicy } from './case-policy.ts'

type Offer = Pick<
  NewHandOver,
  'toUnitId' | 'toName' | 'toDivisionCode' | 'toAddress' | 'sentMeans' | 'trackingNumber'
>

/**
 * 乡镇提出把个案移交县内另一乡镇（F19，L1-13）：孩子住在那里。状态不变；对方接收之前，入户等时限仍归移交方。
 * 拒绝：案不在本乡镇手里；已有一张没有了结的移交单；对方不是本县有政府的乡镇。
 */
export function offerToTownship(
  deps: Deps,
  actor: Official,
  input: TownshipHandOverForm,
): Promise<Outcome<Acted>> {
  return offer(deps, actor, 'township', input, async (tx, kase) => {
    const towns = await listOtherTownships(tx, actor, kase.townshipId)
    const town = towns.find(({ id }) => id === input.toUnitId)
    return town ? { toUnitId: town.id, toName: town.name } : null
  })
}

/** 县教育局提出把个案移交外县（F25）：对方在系统之外，送出方式与单号随单登记，答复由教育局登记。 */
export function offerToCounty(
  deps: Deps,
  actor: Official,
  input: CountyHandOverForm,
): Promise<Outcome<Acted>> {
  const { toName, toDivisionCode, toAddress, sentMeans } = input
  return offer(deps, actor, 'county', input, async () => ({
    toUnitId: null,
    toName,
    toDivisionCode,
    toAddress,
    sentMeans,
    trackingNumber: input.trackingNumber || null,
  }))
}

async function offer(
  deps: Deps,
  actor: Official,
  kind: HandOverKind,
  input: CaseActInput & { readonly reason: string },
  to: (tx: Tx, kase: FoundCase) => Promise<Offer | null>,
): Promise<Outcome<Acted>> {
  const at = instant(deps.clock.now().getTime())
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'offer_hand_over', input }, async () => {
      const kase = await findCase(tx, actor, input.caseId)
      if (!kase) return refuse({ code: 'not_found' })
      if (kase.version !== input.version) return refuse({ code: 'changed_meanwhile' })
      if (!mayOffer(kind, kase.state, actor.role))
        return refuse({ code: 'step_not_open', verb: 'offer_hand_over', state: kase.state })
      if (kase.handOvers.some((one) => one.answer === null)) return refuse({ code: 'hand_over_open' })
      const target = await to(tx, kase)
      const fromUnitId = kind === 'township' ? kase.townshipId : actor.unitIds[0]
      if (!target || !fromUnitId) return refuse({ code: 'not_on_ledger' })
      const moved = await moveCase(tx, actor, kase, {
        verb: 'offer_hand_over',
        to: kase.state,
        note: `移交${target.toName}：${input.reason}`,
        facts: { kind, toUnit: target.toUnitId, toDivision: target.toDivisionCode ?? null },
      })
      if (!moved) return refuse({ code: 'changed_meanwhile' })
      const handOverId = await insertHandOver(tx, actor, {
        ...target,
        caseId: kase.id,
        ordinal: kase.handOvers.length + 1,
        kind,
        schoolId: kase.schoolId,
        classId: kase.classId,
        fromUnitId,
        reason: input.reason,
        summary: {
          childName: kase.child.name,
          gender: kase.child.gender,
          school: kase.school?.name ?? '',
          className: kase.class?.name ?? '',
          number: kase.number,
          state: kase.state,
          absentSinceOn: kase.absentSinceOn,
        },
      })
      await startAnswer(tx, actor, kase, { handOverId, at, ownerUnitId: target.toUnitId ?? fromUnitId, kind })
      return done({ caseId: kase.id, state: kase.state, version: kase.version + 1 })
    }),
  )
}

/** 县内由接收方答复；外县由县教育局催取答复。 */
async function startAnswer(
  tx: Tx,
  actor: Official,
  kase: FoundCase,
  about: {
    readonly handOverId: string
    readonly at: Instant
    readonly ownerUnitId: string
    readonly kind: HandOverKind
  },
): Promise<void> {
  const { profile, calendars } = await loadCasePolicy(tx, actor, kase)
  const event = about.kind === 'township' ? 'hand_over_offered' : 'external_paper_delivered'
  const started = dutiesStarted(profile, event, about.at, calendars)
  await openDeadlines(
    tx,
    actor,
    started.map((duty) => ({
      duty,
      subject: {
        subjectId: about.handOverId,
        caseId: kase.id,
        childId: kase.child.id,
        classId: kase.classId,
        schoolId: kase.schoolId,
        ownerUnitId: about.ownerUnitId,
        ownerRole: about.kind === 'township' ? duty.owner : 'bureau',
        policyVersionId: kase.policyVersionId,
      },
    })),
  )
}
