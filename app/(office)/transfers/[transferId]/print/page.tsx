import type { Metadata } from 'next'
import { PrintBar } from '#components/cases/print-bar'
import { TransferLetter } from '#components/pieces/transfer-letter'
import { dayOf } from '#lib/rules/calendar/instant'
import { loadProfile } from '#lib/server/people/load-profile'
import { type LoadedTransfer, loadTransfer } from '#lib/server/transfers/load-transfer'

export const metadata: Metadata = { title: '学籍转接联系函' }

export default async function TransferPrintPage({ params }: PageProps<'/transfers/[transferId]/print'>) {
  const { transferId } = await params
  const loaded = await loadTransfer(transferId)
  const { transfer } = loaded
  const { summary } = transfer
  const released = transfer.steps.find(({ act }) => act === 'release')
  return (
    <>
      <PrintBar title="学籍转接联系函" back={`/transfers/${transfer.id}`} backText="返回这一份" />
      <TransferLetter
        {...(await sidesOf(loaded))}
        address={transfer.toAddress ?? ''}
        serial={`转学〔${transfer.recordedAt.slice(0, 4)}〕${transfer.id.slice(-8).toUpperCase()}`}
        childName={summary.childName}
        gender={summary.gender === 'male' ? '男' : '女'}
        birthOn={summary.birthOn}
        school={summary.school}
        className={summary.className}
        wanted={transfer.schoolNamed}
        guardian={`${transfer.applicantName}（${transfer.applicantRelation}）`}
        reason={transfer.reason}
        {...(released ? { on: dayOf(released.recordedAt) } : {})}
      />
    </>
  )
}

/** 县内由学校致学校，跨县由教育局致教育局；外县转来的是对方的函。 */
async function sidesOf({ transfer, tenantName, actor }: LoadedTransfer) {
  const { bureau } = (await loadProfile(actor)).paperNames.value
  const own = `${tenantName}${bureau}`
  if (transfer.route === 'within') return { from: transfer.summary.school, to: transfer.peerName }
  if (transfer.route === 'from_county') return { from: `${transfer.peerName}教育行政部门`, to: own }
  const to = transfer.route === 'to_county' ? `${transfer.peerName}教育行政部门` : transfer.peerName
  return { from: own, to }
}
