import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PrintBar } from '#components/cases/print-bar'
import { PrintedHead } from '#components/pieces/printed-head'
import { ReplyLetter } from '#components/pieces/reply-letter'
import { loadPrintedHead } from '#lib/server/printed-head'
import { loadTransfer } from '#lib/server/transfers/load-transfer'
import { replyProps } from '#lib/server/transfers/reply-props'

export const metadata: Metadata = { title: '学籍转接回函' }

export default async function ReplyPage({ params }: PageProps<'/transfers/[transferId]/reply'>) {
  const { transferId } = await params
  const loaded = await loadTransfer(transferId)
  const reply = await replyProps(loaded)
  if (!reply) notFound()
  return (
    <>
      <PrintBar title="学籍转接回函" back={`/transfers/${loaded.transfer.id}`} backText="返回这一份" />
      <ReplyLetter {...reply} />
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}
