import type { Metadata } from 'next'
import { ArrivalFocus } from '#components/attendance/arrival-focus'
import { SignatureForm } from '#components/cases/signature-form'
import { SignatureMark } from '#components/cases/signature-mark'
import { StepHead } from '#components/cases/step-head'
import { LinkButton } from '#components/ui/link-button'
import { Section } from '#components/ui/section'
import { type CaseSignature, listSignatures } from '#lib/data/cases/signatures'
import { STANDING_OF } from '#lib/rules/cases/case-states'
import { loadCase } from '#lib/server/cases/load-case'
import { caseMasks } from '#lib/server/cases/masks'
import { deps } from '#lib/server/deps'
import { recordSignatureAction } from './actions.ts'

export const metadata: Metadata = { title: '学生家长签字' }

const SIGNERS = ['teacher', 'officer', 'principal', 'village', 'township', 'township_leader']

/** 学生、家长签字登记（DDK-5.2.4）。 */
export default async function SignaturesPage({ params }: PageProps<'/cases/[caseId]/signatures'>) {
  const { caseId } = await params
  const loaded = await loadCase(caseId)
  const { kase, actor, now, submissionKey } = loaded
  const signatures = await deps().db.asActor(actor, (tx) => listSignatures(tx, actor, kase.id))
  const signs = SIGNERS.includes(actor.role) && STANDING_OF[kase.state] !== 'closed'
  return (
    <>
      <StepHead
        title="学生家长签字"
        child={kase.child.name}
        detail={[kase.class?.name, kase.school?.name]}
        caseId={kase.id}
        clauses={['DDK-5.2.4']}
        profile={kase.policyCode}
      />
      <ArrivalFocus key={kase.version}>
        <Section
          id="signed"
          title={`已签 ${signatures.length}次`}
          aside={<LinkButton href={`/cases/${kase.id}/dossier`}>打印档案（含签字）</LinkButton>}
        >
          {signatures.length === 0 ? <p className="text-muted">还没有签字。</p> : null}
          <ul className="flex flex-col gap-4">
            {signatures.map((one) => (
              <Signed key={one.id} signature={one} />
            ))}
          </ul>
        </Section>
        {signs ? (
          <Section id="sign" title="登记签字">
            <SignatureForm
              key={kase.version}
              act={{ submissionKey, caseId: kase.id, version: kase.version }}
              today={now.today}
              earliest={kase.absentSinceOn}
              names={{ student: kase.child.name, guardian: caseMasks(loaded).guardian?.name ?? '' }}
              action={recordSignatureAction}
              goTo={`/cases/${kase.id}/signatures`}
            />
          </Section>
        ) : null}
      </ArrivalFocus>
    </>
  )
}

function Signed({ signature }: { signature: CaseSignature }) {
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b border-line pb-3">
      <span className="font-medium">
        {signature.signer === 'student' ? '学生' : '家长'} {signature.signerName}
      </span>
      <SignatureMark signature={signature} />
      <span className="text-sm text-muted">
        经办 {signature.person.name}
        {signature.digest ? `　摘要 ${signature.digest.slice(0, 16)}…` : ''}
      </span>
    </li>
  )
}
