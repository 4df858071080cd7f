import { Sheet, SheetHead, SheetTitle } from './paper.tsx'

type ContinuationProps = {
  title: string
  serial?: string | undefined
  /** 写不下的各栏：栏名与全文。 */
  parts: readonly { label: string; text: string }[]
}

/** 续页：与正页同一编号，写明续的是哪一栏；没有写不下的就没有续页。 */
export function ContinuationSheet({ title, serial, parts }: ContinuationProps) {
  if (parts.length === 0) return null
  return (
    <Sheet label={`${title}续页`}>
      <SheetHead serial={serial} />
      <SheetTitle>{title}（续页）</SheetTitle>
      {parts.map(({ label, text }) => (
        <div key={label} className="mb-6">
          <h4 className="font-bold">{label}</h4>
          <p className="leading-8 whitespace-pre-line">{text}</p>
        </div>
      ))}
    </Sheet>
  )
}
