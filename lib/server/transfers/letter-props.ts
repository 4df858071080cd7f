import { genderText } from '#lib/rules/labels'
import 'server-only'
import { dayOf } from '#lib/rules/calendar/instant'
import { transferSerial } from '#lib/rules/placements/sealed-transfer'
import { loadProfile } from '#lib/server/people/load-profile'
import type { LoadedTransfer } from './load-transfer.ts'

/** 一份转学印成联系函的各栏；打印页与密封页印的是同一张。 */
export async function letterProps(loaded: LoadedTransfer) {
  const { transfer } = loaded
  const { summary } = transfer
  const released = transfer.steps.find(({ act }) => act === 'release')
  return {
    ...(await sidesOf(loaded)),
    address: transfer.toAddress ?? '',
    serial: transferSerial(transfer),
    childName: summary.childName,
    gender: genderText(summary.gender),
    birthOn: summary.birthOn,
    school: summary.school,
    className: summary.className,
    wanted: transfer.schoolNamed,
    guardian: `${transfer.applicantName}（${transfer.applicantRelation}）`,
    reason: transfer.reason,
    ...(released ? { on: dayOf(released.recordedAt) } : {}),
  }
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
