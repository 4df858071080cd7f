import { TextLink } from '#components/ui/app-link'
import { Notice } from '#components/ui/notice'
import { isOpenTransfer, transferStateText } from '#lib/rules/placements/transfer-states'
import type { Beside } from '#lib/server/cases/load-beside'

/** 孩子正在转学的，案上说一声：对方接收之前，本案照旧办。 */
export function CaseTransfer({ transfers }: Pick<Beside, 'transfers'>) {
  const open = transfers.find(({ state }) => isOpenTransfer(state))
  if (!open) return null
  return (
    <Notice kind="info" title={`正在转往${open.peerName}：${transferStateText(open.route, open.state)}`}>
      对方接收之前，本案照旧办；接收那一刻案随学籍过去。
      <TextLink href={`/transfers/${open.id}`}>看这一份转学</TextLink>
    </Notice>
  )
}
