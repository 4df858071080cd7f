import type { Database, Tx } from '#lib/data/database'
import { hasAttachment } from '#lib/data/files/attachments'
import { once } from '#lib/data/submissions'
import { carriedCase, listOtherSchools } from '#lib/data/transfers/child-to-transfer'
import { acceptanceClock } from '#lib/data/transfers/transfer-clocks'
import { insertTransfer, type TransferSummary } from '#lib/data/transfers/transfers'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { instant } from '#lib/rules/calendar/instant'
import { done, type Outcome, type Refusal, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { AskTransferForm } from '#lib/schemas/transfers/transfer'
import { startTransferClocks } from './act-on-transfer.ts'
import { findPupilOnRoll, type PupilOnRoll } from './pupil-on-roll.ts'

export type TransferAsked = { readonly transferId: string }

type Child = PupilOnRoll['child']
type Destination = {
  readonly toSchoolId: string | null
  readonly peerCode: string | null
  readonly peerName: string
  readonly schoolNamed: string
  readonly toAddress: string | null
}

/**
 * 学校代监护人提出转学（NA-5.3、DT-4.5.4：须监护人申请，不得变相要求转学；NA-7.2 材料齐全）。
 * 提出不动名册、不动个案：对方接收之前，孩子与时限都在本校。休学、送教期内不转。
 */
export async function askTransfer(
  deps: Deps,
  actor: Official,
  input: AskTransferForm,
): Promise<Outcome<TransferAsked>> {
  const at = instant(deps.clock.now().getTime())
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'ask_transfer', input }, async () => {
      const found = await findPupilOnRoll(tx, actor, input.childId)
      if (!found.ok) return found
      const { child, schoolId, classId } = found.value
      if (child.transfers.length > 0) return refuse({ code: 'transfer_open' })
      const to = await destinationOf(deps.db, tx, actor, child, input)
      if (!to.ok) return to
      const proof = { id: input.proofId, childId: child.id, kinds: ['scan', 'photo'] as const }
      if (!(await hasAttachment(tx, actor, proof))) return invalid('proofId', '请先上传监护人的转学申请')
      const kase = child.dropoutCases[0] ?? null
      const transferId = await insertTransfer(tx, actor, {
        ...to.value,
        route: input.route,
        childId: child.id,
        caseId: kase?.id ?? null,
        fromSchoolId: schoolId,
        fromClassId: classId,
        reason: input.reason,
        applicantName: input.applicantName,
        applicantRelation: input.applicantRelation,
        proofId: input.proofId,
        summary: summaryOf(child),
      })
      await appendEvent(tx, actor, {
        verb: 'ask_transfer',
        subjectKind: 'transfer',
        subjectId: transferId,
        caseId: kase?.id ?? null,
        classId,
        schoolId,
        facts: {
          route: input.route,
          toSchool: to.value.toSchoolId,
          peer: to.value.peerCode,
          proof: input.proofId,
        },
      })
      const here = { classId, schoolId, childId: child.id }
      const clock = await acceptanceClock(tx, actor, child.id)
      await startTransferClocks(tx, actor, input.route === 'within' ? 'transfer_offered' : 'transfer_asked', {
        at,
        schoolId,
        owed: (duty) => {
          if (duty === 'transfer_release' && child.school?.parentId)
            return { ...here, subjectId: transferId, ownerUnitId: child.school.parentId }
          if (duty === 'transfer_receiving' && to.value.toSchoolId)
            return {
              subjectId: transferId,
              schoolId: to.value.toSchoolId,
              ownerUnitId: to.value.toSchoolId,
            }
          if (duty === 'transfer_acceptance' && !clock.runs)
            return { ...here, subjectId: child.id, round: clock.nextRound, ownerUnitId: schoolId }
          return null
        },
      })
      return done({ transferId })
    }),
  )
}

async function destinationOf(
  db: Database,
  tx: Tx,
  actor: Official,
  child: Child,
  input: AskTransferForm,
): Promise<Outcome<Destination>> {
  if (input.route === 'within') {
    const schools = await listOtherSchools(tx, actor, child.schoolId)
    const school = schools.find(({ id }) => id === input.toSchoolId)
    if (!school) return refuse({ code: 'not_found' })
    const { name } = school
    return done({ toSchoolId: school.id, peerCode: null, peerName: name, schoolNamed: name, toAddress: null })
  }
  const { schoolNamed } = input
  if (input.route === 'to_outside')
    return done({
      toSchoolId: null,
      peerCode: null,
      peerName: input.peerName,
      schoolNamed,
      toAddress: input.toAddress,
    })
  const peer = await db.reference.tenant.findUnique({ where: { code: input.peerCode } })
  if (peer?.kind !== 'county' || peer.id === actor.tenantId) return refuse({ code: 'not_found' })
  return done({ toSchoolId: null, peerCode: peer.code, peerName: peer.name, schoolNamed, toAddress: null })
}

function summaryOf(child: Child): TransferSummary {
  return {
    childName: child.name,
    gender: child.gender,
    birthOn: child.birthOn,
    idKind: child.idKind,
    school: child.school?.name ?? '',
    className: child.class?.name ?? '',
    gradeNo: child.class?.gradeNo ?? null,
    guardianName: child.guardians[0]?.name ?? '',
    guardianRelation: child.guardians[0]?.relation ?? '',
    kase: carriedCase(child),
  }
}

function invalid(field: string, message: string): { readonly ok: false; readonly refusal: Refusal } {
  return refuse({ code: 'invalid_input', fields: { [field]: message } })
}
