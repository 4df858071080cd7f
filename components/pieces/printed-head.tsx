type PrintedHeadProps = { head: { readonly seq: number; readonly code: string } | null }

/** 纸末一行：台账此刻封存到哪一条。链头印在纸上，库里的过去改了，凭纸就查得出（reliability T12）。 */
export function PrintedHead({ head }: PrintedHeadProps) {
  if (!head) return null
  return (
    <p className="mx-auto mt-2 hidden w-full max-w-[50rem] text-xs print:block">
      台账封存到第 {head.seq} 条，链头短码 <code>{head.code}</code>
    </p>
  )
}
