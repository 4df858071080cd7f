import type { FoundCase } from '#lib/data/cases/find-case'
import { insertStrikeOff } from '#lib/data/cases/insert-acts'
import { insertStrikeOffProofs } from '#lib/data/cases/proofs'
import type { Tx } from '#lib/data/database'
import { hasAttachment } from '#lib/data/files/attachments'
import type { Deps } from '#lib/duties/deps'
import { CLOSE_REASONS, PROOF_LABEL, type Proof } from '#lib/rules/cases/close-reasons'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { StrikeOffRequestForm } from '#lib/schemas/cases/strike-off'
import { type Acted, actOnCase } from './act-on-case.ts'
import { openRequest, provenByData } from './case-facts.ts'

/**
 * 学校申请销号（LX-3.2.3，LX-2.6.2，N24-1）：逐类凭据齐备方可。失联不是类别，填不进来。
 * 每一项都要随案存下的照片或扫描件（F21）；返校就读的两项凭据（到校点名、观察核算）由系统自己核，不凭声明。拒绝：上一次申请还没有答复。
 */
export async function requestStrikeOff(
  deps: Deps,
  actor: Official,
  input: StrikeOffRequestForm,
): Promise<Outcome<Acted>> {
  return actOnCase(deps, actor, 'strike_off_request', input, async ({ tx, kase, policy }) => {
    if (openRequest(kase)) return refuse({ code: 'changed_meanwhile' })
    const given = input.proofs.filter(
      ({ proof }) => proof !== 'attendance_record' && proof !== 'observation_record',
    )
    const declared = given.map(({ proof }) => proof)
    const wanted: readonly Proof[] = CLOSE_REASONS[input.reason].proofs
    const extra = declared.find((proof) => !wanted.includes(proof))
    if (extra)
      return refuse({
        code: 'invalid_input',
        fields: { proofs: `“${PROOF_LABEL[extra]}”不是此类销号的凭据，请去掉` },
      })
    const unseen = await firstUnseen(tx, actor, kase, given)
    if (unseen)
      return refuse({
        code: 'invalid_input',
        fields: { proofs: `没有收到“${PROOF_LABEL[unseen]}”，请重新上传` },
      })
    const proofs = [...provenByData(kase, policy), ...declared].filter((proof) => wanted.includes(proof))
    const round = (kase.strikeOffs.at(-1)?.round ?? 0) + 1
    return done({
      given: { closeReason: input.reason, proofs },
      move: {
        note: input.note || null,
        facts: { closeReason: input.reason, proofs, files: given.map(({ fileId }) => fileId), round },
      },
      write: async () => {
        const id = await insertStrikeOff(tx, actor, kase, {
          round,
          stage: 'requested',
          reason: input.reason,
          proof: proofs.join(','),
          note: input.note,
        })
        await insertStrikeOffProofs(tx, actor, id, given)
      },
    })
  })
}

/** 第一项没有随本案存下的凭据；都在的是 null。 */
async function firstUnseen(
  tx: Tx,
  actor: Official,
  kase: FoundCase,
  given: StrikeOffRequestForm['proofs'],
): Promise<Proof | null> {
  for (const { proof, fileId } of given) {
    const asked = { id: fileId, childId: kase.child.id, caseId: kase.id, kinds: ['scan', 'photo'] as const }
    if (!(await hasAttachment(tx, actor, asked))) return proof
  }
  return null
}
