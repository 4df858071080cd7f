import type { Metadata } from 'next'
import { DossierSheet } from '#components/cases/dossier-sheet'
import { PrintBar } from '#components/cases/print-bar'
import { SignatureMark } from '#components/cases/signature-mark'
import { PrintedHead } from '#components/pieces/printed-head'
import { listSignatures } from '#lib/data/cases/signatures'
import { dayOf } from '#lib/rules/calendar/instant'
import { ATTACHMENT_KINDS, isAttachmentKind } from '#lib/rules/files/attachment-kinds'
import { loadCaseFiles } from '#lib/server/cases/case-files'
import { dossierFacts } from '#lib/server/cases/dossier'
import { loadCase } from '#lib/server/cases/load-case'
import { loadChain } from '#lib/server/cases/load-chain'
import { caseMasks } from '#lib/server/cases/masks'
import { fullDay } from '#lib/server/cases/papers'
import { deps } from '#lib/server/deps'
import { loadPrintedHead } from '#lib/server/printed-head'

export const metadata: Metadata = { title: '学生档案打印' }

export default async function DossierPage({ params }: PageProps<'/cases/[caseId]/dossier'>) {
  const { caseId } = await params
  const loaded = await loadCase(caseId)
  const { actor, kase } = loaded
  const signatures = await deps().db.asActor(actor, (tx) => listSignatures(tx, actor, kase.id))
  const mark = (signer: string) => {
    const last = signatures.findLast((one) => one.signer === signer)
    return last ? <SignatureMark signature={last} /> : ''
  }
  return (
    <>
      <PrintBar title="疑似辍学学生档案" back={`/cases/${kase.id}`} />
      <DossierSheet
        facts={{
          ...dossierFacts(kase, caseMasks(loaded)),
          studentSign: mark('student'),
          guardianSign: mark('guardian'),
          chain: await loadChain(loaded),
          files: (await loadCaseFiles(loaded)).files.map(({ kind, proofOf, by, at, code }) => ({
            what: proofOf || (isAttachmentKind(kind) ? ATTACHMENT_KINDS[kind].label : '附件'),
            by,
            on: fullDay(dayOf(at)),
            code,
          })),
        }}
        marks={{ serial: kase.number }}
      />
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}
