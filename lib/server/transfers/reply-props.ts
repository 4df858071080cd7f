import { genderText } from '#lib/rules/labels'
import 'server-only'
import { dayOf } from '#lib/rules/calendar/instant'
import { transferSerial } from '#lib/rules/placements/sealed-transfer'
import { loadProfile } from '#lib/server/people/load-profile'
import type { LoadedTransfer } from './load-transfer.ts'

/** 回函的各栏；不是系统之外转来的、还没有答复的、不是教育局的是 null。接收的等过了名册才印：那时才有起始日。 */
export async function replyProps({ transfer, actor, tenantName }: LoadedTransfer) {
  const answer = answerOf(transfer)
  if (!answer || actor.role !== 'bureau') return null
  const { summary } = transfer
  const { bureau } = (await loadProfile(actor)).paperNames.value
  const last = transfer.steps.at(-1)
  return {
    answer,
    to: transfer.peerName,
    from: `${tenantName}${bureau}`,
    serial: transferSerial(transfer),
    theirs: transfer.peerSerial ?? '',
    childName: summary.childName,
    gender: genderText(summary.gender),
    birthOn: summary.birthOn,
    ...(transfer.peerReplyCode ? { replyCode: transfer.peerReplyCode } : {}),
    ...(last ? { on: dayOf(last.recordedAt) } : {}),
  }
}

/** 已答复的：接收过了名册，或不予接收；其余 null。 */
export function answerOf(transfer: LoadedTransfer['transfer']) {
  if (transfer.route !== 'from_outside') return null
  if (transfer.state === 'moved' && transfer.fromOn)
    return {
      kind: 'accepted' as const,
      school: transfer.toSchool?.name ?? '',
      className: transfer.toClass?.name ?? '',
      fromOn: transfer.fromOn,
    }
  const why = transfer.steps.findLast(({ act }) => act === 'refuse' || act === 'reject')?.reason
  return transfer.state === 'refused' ? { kind: 'refused' as const, reason: why ?? '' } : null
}
