import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PrintBar } from '#components/cases/print-bar'
import { REPORT_TITLE, type ReportFormCode, ReportPaper } from '#components/pieces/report-paper'
import { requireActor } from '#lib/auth/require-actor'

export const metadata: Metadata = { title: '空白表' }

const FORMS = Object.keys(REPORT_TITLE) as readonly ReportFormCode[]

export default async function BlankPage({ params }: PageProps<'/reports/blank/[form]'>) {
  await requireActor('officer', 'principal', 'bureau', 'inspector')
  const { form } = await params
  const code = FORMS.find((one) => one === form)
  if (!code) notFound()
  return (
    <>
      <PrintBar title={`空白的《${REPORT_TITLE[code]}》`} back="/reports" backText="返回登记" />
      <ReportPaper form={code} facts={{}} marks={{}} />
    </>
  )
}
