import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { CountyHandOverForm, TownshipHandOverForm } from '#components/cases/hand-over-form'
import { StepHead } from '#components/cases/step-head'
import { Notice } from '#components/ui/notice'
import { listOtherTownships } from '#lib/data/hand-overs'
import { HAND_OVER_LABEL, HAND_OVER_RULES, mayOffer } from '#lib/rules/cases/hand-over'
import { loadCase } from '#lib/server/cases/load-case'
import { deps } from '#lib/server/deps'
import { offerToCountyAction, offerToTownshipAction } from './actions.ts'

export const metadata: Metadata = { title: '移交' }

export default async function HandOverPage({ params }: PageProps<'/cases/[caseId]/hand-over'>) {
  const { caseId } = await params
  const { kase, actor, submissionKey } = await loadCase(caseId)
  const back = `/cases/${kase.id}`
  const kind = actor.role === 'bureau' ? 'county' : 'township'
  // 不归此人提、或已有一张在等答复的：回到个案，看现在归谁。
  if (!mayOffer(kind, kase.state, actor.role) || kase.handOvers.some((one) => one.answer === null))
    redirect(`/cases/${kase.id}`)
  const act = { submissionKey, caseId: kase.id, version: kase.version }
  const towns = await deps().db.asActor(actor, (tx) => listOtherTownships(tx, actor, kase.townshipId))
  return (
    <>
      <StepHead
        title={HAND_OVER_LABEL[kind]}
        child={kase.child.name}
        detail={[kase.class?.name, kase.school?.name]}
        caseId={kase.id}
        clauses={HAND_OVER_RULES[kind].clause}
        profile={kase.policyCode}
      />
      <div className="flex max-w-2xl flex-col gap-6">
        <Notice kind="info" title="对方接收之前，个案仍归移交方，时限照走。">
          {kind === 'township'
            ? '对方只看得到移交单上的姓名、学校、现住何处与理由；接收之后才看得到个案，移交方从此只留这张单子。'
            : '外县在系统之外：送出方式随单登记，对方的答复由本局登记；接收之后另按去向办理销号。'}
        </Notice>
        {kind === 'township' ? (
          <TownshipHandOverForm act={act} towns={towns} action={offerToTownshipAction} back={back} />
        ) : (
          <CountyHandOverForm act={act} action={offerToCountyAction} back={back} />
        )}
      </div>
    </>
  )
}
