import { MomentText } from '#components/ui/date-text'
import { shortCode } from '#lib/rules/ledger/encoding'

type SealLineProps = {
  head: { readonly seq: number; readonly hash: string; readonly sealedAt: string } | null
  today: string
}

/** 封存到哪里：此前的任何改动，凭这个链头都查得出来。短码与导出核验时所用的一致。 */
export function SealLine({ head, today }: SealLineProps) {
  if (!head) return '尚未封存。后台启动后每60秒封存一次，届时这里写明封存到第几条。'
  return (
    <>
      已封存到第 {head.seq.toLocaleString('zh-CN')} 条，链头{' '}
      <code className="break-all">{shortCode(head)}</code>（
      <MomentText at={head.sealedAt} today={today} />）
    </>
  )
}
