import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SealTransfer } from '#components/transfers/seal-transfer'
import { PageHeader } from '#components/ui/page-header'
import { newId } from '#lib/data/ids'
import { SEALED_FIELD_LABEL } from '#lib/rules/placements/sealed-transfer'
import { letterProps } from '#lib/server/transfers/letter-props'
import { loadTransfer } from '#lib/server/transfers/load-transfer'
import { sealTransferAction } from './actions.ts'

export const metadata: Metadata = { title: '转学密封文件' }

export default async function SealedPage({ params }: PageProps<'/transfers/[transferId]/sealed'>) {
  const { transferId } = await params
  const loaded = await loadTransfer(transferId)
  const { transfer, maySeal } = loaded
  if (!maySeal) notFound()
  return (
    <>
      <div className="print:hidden">
        <PageHeader
          title="转学密封文件"
          crumbs={[
            { label: '转学', href: '/transfers' },
            { label: transfer.summary.childName, href: `/transfers/${transfer.id}` },
          ]}
          lead={`对方不在本系统里：办学籍要用的几样封成一个文件送去，密码只印在纸质联系函上。封进去的有：${Object.values(SEALED_FIELD_LABEL).join('、')}。`}
        />
      </div>
      <SealTransfer
        submissionKey={newId()}
        transferId={transfer.id}
        letter={await letterProps(loaded)}
        action={sealTransferAction}
      />
    </>
  )
}
