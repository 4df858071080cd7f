import type { FoundCase } from '#lib/data/cases/find-case'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { blankFacts, type CaseFacts } from '#lib/rules/cases/case-facts'
import { type CloseReason, isCloseReason, PROOFS, type Proof } from '#lib/rules/cases/close-reasons'
import { doorVisits } from '#lib/rules/cases/door-visits'
import { REQUIREMENTS } from '#lib/rules/cases/requirements'
import { roundSince, takenMeasures, waitingPapers } from './case-papers.ts'
import type { CasePolicy } from './case-policy.ts'

/**
 * 把读出来的个案翻成规则要的事实。复辍之后重新起头：劝返、批评、通知书都只算本轮的。
 * `me` 是正在看或正在办的人。
 */
export function caseFacts(
  kase: FoundCase,
  policy: CasePolicy,
  me: string | null,
  today: PlainDate,
): CaseFacts {
  const since = roundSince(kase)
  const steps = kase.steps.filter((step) => step.recordedAt >= since)
  const persuasions = kase.persuasions.filter((one) => one.recordedAt >= since)
  const contacts = kase.contacts.filter((one) => one.recordedAt >= since)
  const did = (verb: string) => steps.some((step) => step.verb === verb)
  const request = openRequest(kase)
  return {
    ...blankFacts(kase.line, today),
    me,
    persuasions: persuasions.length,
    homeVisits: persuasions.filter((one) => one.visited).length,
    principalContactedGuardian: contacts.some((one) => one.party === 'guardian'),
    principalContactedVillage: contacts.some((one) => one.party === 'village'),
    namedPerson: kase.responsible !== null,
    casePlan: kase.plans.length > 0,
    persuasionMissed: did('note_no_persuasion'),
    persuasionFailed: did('record_persuasion_failure') || did('note_no_persuasion'),
    reportMoved: kase.reports.some((report) => report.draftedByClock && report.signedAt === null),
    townshipVisits: doorVisits(
      kase.visits.filter((one) => one.recordedAt >= since).length,
      steps.map(({ verb }) => verb),
    ),
    taken: takenMeasures(kase),
    waiting: waitingPapers(kase).map(({ kind }) => kind),
    clockBroken: kase.deadlines.some((one) => one.status === 'running' && one.brokenAt !== null),
    observation: observationOf(kase, policy),
    strikeOffRequestedBy: request?.by?.id ?? null,
    strikeOffCheckedBy: request ? (checkOf(kase, request.round)?.by?.id ?? null) : null,
    townshipParty: kase.townshipSince !== null,
    overridden: kase.overrides
      .filter((one) => one.recordedAt >= since)
      .flatMap(({ requirement }) => REQUIREMENTS.filter((known) => known === requirement)),
    closeReason: request ? request.reason : null,
    proofs: request ? [...request.proofs, ...provenByData(kase, policy)] : [],
    placementExpired: kase.untilOn !== null && kase.untilOn < today,
    minPersuasions: policy.minPersuasions,
    homeVisitRequired: policy.homeVisitRequired,
    principalContactRequired: policy.principalContactRequired,
    namedPersonRequired: policy.namedPersonRequired,
    fourFactsRequired: policy.fourFactsRequired,
    ladder: policy.profile.ladder.value,
    issuers: agenciesOf(kase, policy.profile.notice.value.issuers),
    critics: agenciesOf(kase, policy.profile.ladder.criticismBy ?? policy.profile.notice.value.issuers),
  }
}

/** 谁可以签发、批评（L1-58）：档案所列；所在乡镇没有政府的，只能由县教育局。 */
function agenciesOf(kase: FoundCase, listed: CaseFacts['issuers']): CaseFacts['issuers'] {
  return kase.township?.hasGovernment === false ? ['county_bureau'] : listed
}

/** 本轮还没有结论的销号申请。 */
export function openRequest(kase: FoundCase) {
  const since = roundSince(kase)
  const last = kase.strikeOffs.findLast((one) => one.stage === 'requested' && one.recordedAt >= since)
  if (!last) return null
  const answered = kase.strikeOffs.some(
    (one) => one.round === last.round && (one.stage === 'refused' || one.stage === 'decided'),
  )
  if (answered) return null
  const reason: CloseReason | null = isCloseReason(last.reason) ? last.reason : null
  return { ...last, reason, proofs: proofsOf(last.proof) }
}

/** 这一轮乡镇的核实；还没有核实的为 undefined。 */
export function checkOf(kase: FoundCase, round: number) {
  return kase.strikeOffs.find((one) => one.round === round && one.stage === 'checked')
}

/** 存储的凭据，以逗号分隔的代码。 */
export function proofsOf(stored: string): readonly Proof[] {
  return PROOFS.filter((proof) => stored.split(',').includes(proof))
}

/** 系统自己就能证明的两样：返校当日的点名、观察期核算。不用人声明。 */
export function provenByData(kase: FoundCase, policy: CasePolicy): readonly Proof[] {
  const { done, needed } = observationOf(kase, policy)
  const proofs: Proof[] = []
  if (kase.returns.length > 0) proofs.push('attendance_record')
  if (kase.observations.length > 0 && done >= needed) proofs.push('observation_record')
  return proofs
}

/** 本轮返校之后的观察：到校几日，须满几日。 */
export function observationOf(kase: FoundCase, policy: CasePolicy): { done: number; needed: number } {
  const back = kase.returns.at(-1)
  const kept = back ? kase.observations.findLast((one) => one.returnId === back.id) : undefined
  return { done: kept?.attendedDays ?? 0, needed: kept?.neededDays ?? policy.observationDays }
}
