import { hasAttachment } from '#lib/data/files/attachments'
import { insertService } from '#lib/data/papers'
import type { Deps } from '#lib/duties/deps'
import { dayOf, startOfDay } from '#lib/rules/calendar/instant'
import type { CaseVerb } from '#lib/rules/cases/case-verbs'
import type { PaperKind } from '#lib/rules/cases/paper-kinds'
import type { DutyCode } from '#lib/rules/clocks/duty-codes'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { ServePaperForm } from '#lib/schemas/cases/legal-paper'
import { type Acted, actOnCase } from './act-on-case.ts'
import { waitingPapers } from './case-papers.ts'
import { dutyStartedAt } from './duty-started-at.ts'
import { refuseBadDay } from './refuse-bad-day.ts'

const TERM_OF: Partial<Readonly<Record<PaperKind, DutyCode>>> = {
  order_to_correct: 'order_expiry',
  return_notice: 'return_by',
}

/** 登记送达（F39），三种共用：期限自送达之日起算，与时限同一个数。送达不能早于签发；没有随案存下的回证或照片不收。 */
export async function servePaper(
  deps: Deps,
  actor: Official,
  verb: Extract<CaseVerb, 'serve_order' | 'serve_notice' | 'serve_referral'>,
  kind: PaperKind,
  input: ServePaperForm,
): Promise<Outcome<Acted>> {
  return actOnCase(deps, actor, verb, input, async ({ tx, kase, policy, today }) => {
    const paper = waitingPapers(kase).find((one) => one.kind === kind)
    // 没有待送达的：由步骤表说缺什么。
    if (!paper) return done({})
    const { submissionKey: _key, caseId: _case, version: _version, ...service } = input
    const bad = refuseBadDay('servedOn', service.servedOn, paper.issuedOn, today, '签发')
    if (bad) return bad
    const proof = { id: service.proofId, childId: kase.child.id, caseId: kase.id }
    if (!(await hasAttachment(tx, actor, { ...proof, kinds: ['scan', 'photo'] })))
      return refuse({ code: 'invalid_input', fields: { proofId: '没有收到这份回证，请重新上传' } })
    const startAt = startOfDay(service.servedOn)
    const duty = TERM_OF[kind]
    const returnBy = duty ? dayOf(dutyStartedAt(policy, duty, startAt).dueAt) : null
    return done({
      move: {
        happenedOn: service.servedOn,
        facts: { paper: paper.id, manner: service.manner, returnBy, proof: service.proofId },
      },
      startAt,
      write: () => insertService(tx, actor, { paperId: paper.id, returnBy, ...service }),
    })
  })
}
