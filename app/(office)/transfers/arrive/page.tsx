import type { Metadata } from 'next'
import { clauseText } from '#components/cases/clause-text'
import { ArrivalForm } from '#components/transfers/arrival-form'
import { PageHeader } from '#components/ui/page-header'
import { requireActor } from '#lib/auth/require-actor'
import { newId } from '#lib/data/ids'
import { recordArrivalAction } from './actions.ts'

export const metadata: Metadata = { title: '登记外县转入' }

export default async function ArrivePage() {
  await requireActor('bureau')
  return (
    <>
      <PageHeader
        title="登记外县转入"
        crumbs={[{ label: '转学', href: '/transfers' }]}
        lead={`对方县不用本系统的，照盖章的联系函登记；登记之后 10 个工作日内安排学校。依据：${clauseText('J25-15')}`}
      />
      <ArrivalForm submissionKey={newId()} record={recordArrivalAction} />
    </>
  )
}
