import { insertSignature } from '#lib/data/cases/signatures'
import type { Deps } from '#lib/duties/deps'
import { done, type Outcome } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { strokesToSvg } from '#lib/rules/people/signature-strokes'
import type { SignatureForm } from '#lib/schemas/cases/signature'
import type { Acted } from './act-on-case.ts'
import { refuseBadDay } from './refuse-bad-day.ts'
import { tendCase } from './tend-case.ts'

/** 学生、家长签字登记（DDK-5.2.4）：屏上签的由服务器画成矢量图，连同 SHA-256 存下；纸上签的记日期与地点。 */
export async function recordSignature(
  deps: Deps,
  actor: Official,
  input: SignatureForm,
): Promise<Outcome<Acted>> {
  const by = ['teacher', 'officer', 'principal', 'village', 'township', 'township_leader'] as const
  return tendCase(deps, actor, { verb: 'record_signature', by, input }, async ({ tx, kase, today }) => {
    const bad = refuseBadDay('signedOn', input.signedOn, kase.absentSinceOn, today)
    if (bad) return bad
    const { signer, signerName, means, signedOn, place, strokes } = input
    return done({
      facts: { signer, means },
      write: async () => {
        await insertSignature(tx, actor, {
          caseId: kase.id,
          signer,
          signerName,
          means,
          signedOn,
          place: place || null,
          svg: means === 'screen' ? strokesToSvg(strokes) : null,
        })
      },
    })
  })
}
