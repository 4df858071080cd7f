import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PrintBar } from '#components/cases/print-bar'
import { PrintedHead } from '#components/pieces/printed-head'
import { TransferLetter } from '#components/pieces/transfer-letter'
import { loadPrintedHead } from '#lib/server/printed-head'
import { letterProps } from '#lib/server/transfers/letter-props'
import { loadTransfer } from '#lib/server/transfers/load-transfer'

export const metadata: Metadata = { title: '学籍转接联系函' }

export default async function TransferPrintPage({ params }: PageProps<'/transfers/[transferId]/print'>) {
  const { transferId } = await params
  const loaded = await loadTransfer(transferId)
  // 系统之外转来的，联系函是对方的，本县印的是回函。
  if (loaded.transfer.route === 'from_outside') notFound()
  return (
    <>
      <PrintBar title="学籍转接联系函" back={`/transfers/${loaded.transfer.id}`} backText="返回这一份" />
      <TransferLetter {...(await letterProps(loaded))} />
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}
