type TipLineTextProps = { line: { readonly phone: string; readonly hours: string } | null }

/** 一行举报电话；没有登记的不印，不编一个。 */
export function TipLineText({ line }: TipLineTextProps) {
  if (!line) return null
  return (
    <p>
      控辍保学举报电话：
      <a href={`tel:${line.phone}`} className="underline underline-offset-4">
        {line.phone}
      </a>
      {line.hours ? `（${line.hours}）` : ''}
    </p>
  )
}
