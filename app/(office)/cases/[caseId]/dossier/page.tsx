import type { Metadata } from 'next'
import { DossierSheet } from '#components/cases/dossier-sheet'
import { PrintBar } from '#components/cases/print-bar'
import { dossierFacts } from '#lib/server/cases/dossier'
import { loadCase } from '#lib/server/cases/load-case'
import { caseMasks } from '#lib/server/cases/masks'

export const metadata: Metadata = { title: '学生档案打印' }

export default async function DossierPage({ params }: PageProps<'/cases/[caseId]/dossier'>) {
  const { caseId } = await params
  const loaded = await loadCase(caseId)
  return (
    <>
      <PrintBar title="疑似辍学学生档案" back={`/cases/${loaded.kase.id}`} />
      <DossierSheet
        facts={{
          ...dossierFacts(loaded.kase, caseMasks(loaded)),
          studentSign: '',
          guardianSign: '',
          chain: [],
        }}
        marks={{ serial: loaded.kase.number }}
      />
    </>
  )
}
