import { insertPaper } from '#lib/data/papers'
import { unitName } from '#lib/data/units'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { citedArticles, type LegalPaper, paperTitle } from '#lib/papers/legal-papers'
import type { CaseVerb } from '#lib/rules/cases/case-verbs'
import type { PaperKind } from '#lib/rules/cases/paper-kinds'
import { genderText } from '#lib/rules/labels'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { governmentName } from '#lib/rules/people/government-name'
import type { IssuePaperForm } from '#lib/schemas/cases/legal-paper'
import { type Acted, type Acting, actOnCase } from './act-on-case.ts'
import { awaySince } from './case-papers.ts'
import { dutyStartedAt } from './duty-started-at.ts'

/** 签发一份法律文书，三种共用：编号、名称、期限、引用条款都不由人填；错了作废，重开的注明代替哪一份。 */
export async function issuePaper(
  deps: Deps,
  actor: Official,
  verb: Extract<CaseVerb, 'issue_order' | 'issue_notice' | 'refer_to_justice'>,
  kind: PaperKind,
  input: IssuePaperForm,
): Promise<Outcome<Acted>> {
  return actOnCase(deps, actor, verb, input, async (acting) => {
    const { tx, kase, policy, today, at } = acting
    const issuer = await issuerOf(acting)
    if (!issuer) return refuse({ code: 'not_allowed' })
    const term = kind === 'justice_referral' ? null : dutyStartedAt(policy, 'return_by', at).amount
    const spoiled = kase.papers.findLast((one) => one.kind === kind && one.spoiled !== null)
    const replaced = kase.papers.some(({ replacesId }) => replacesId === spoiled?.id)
    return done({
      move: { happenedOn: today, facts: { kind } },
      write: async () => {
        const numbered = await insertPaper(tx, actor, {
          ...{ caseId: kase.id, kind, issuerId: issuer.id, issuedOn: today, termDays: term },
          title: paperTitle(policy.profile, kind),
          body: draftPaper(acting, kind, { ...issuer, content: input.content }),
          replacesId: spoiled && !replaced ? spoiled.id : null,
        })
        const { paperId, year, serial, digest } = numbered
        await appendEvent(tx, actor, {
          verb: 'number_paper',
          subjectKind: 'issued_paper',
          subjectId: paperId,
          caseId: kase.id,
          classId: kase.classId,
          schoolId: kase.schoolId,
          facts: { kind, year, serial, digest, issuer: issuer.id },
        })
      },
    })
  })
}

/** 签发机关：乡镇的人以乡镇名义，县教育局的人以县教育局名义。 */
async function issuerOf({ tx, actor, kase, policy, enteringFor }: Acting) {
  const countyId = actor.role === 'bureau' ? actor.unitIds[0] : undefined
  const county = countyId ? await unitName(tx, actor, countyId) : null
  const bureau = county ? `${county}${policy.profile.paperNames.value.bureau}` : ''
  const { township } = kase
  if (actor.role === 'township_leader' || (enteringFor && township?.hasGovernment)) {
    return township
      ? { id: township.id, issuer: governmentName(township.name), enteredBy: enteringFor ? bureau : '' }
      : null
  }
  return countyId && bureau ? { id: countyId, issuer: bureau, enteredBy: '' } : null
}

/** 纸面内容：签发前的预览与签发时的快照是同一份。 */
export function draftPaper(
  { kase, policy }: Pick<Acting, 'kase' | 'policy'>,
  kind: PaperKind,
  given: Pick<LegalPaper, 'issuer' | 'enteredBy' | 'content'>,
): LegalPaper {
  const guardian = kase.child.guardians[0]
  const referral = kind === 'justice_referral'
  return {
    addressee: referral ? policy.profile.paperNames.value.justice : (guardian?.name ?? ''),
    relation: referral ? (guardian?.name ?? '') : (guardian?.relation ?? ''),
    childName: kase.child.name,
    gender: genderText(kase.child.gender),
    school: kase.school?.name ?? '',
    className: kase.class?.name ?? '',
    absentSinceOn: awaySince(kase),
    neverEnrolled: kase.line === 'never_enrolled' ? 'yes' : '',
    articles: citedArticles(policy.profile, kind).join(','),
    issuer: given.issuer,
    enteredBy: given.enteredBy,
    content: given.content,
  }
}
