import { fullDayText } from '#components/ui/date-text'
import { SIGN_BOX } from '#lib/rules/people/signature-strokes'

type SignatureMarkProps = {
  signature: {
    readonly signerName: string
    readonly signedOn: string
    readonly place: string | null
    readonly path: string | null
  }
}

/** 纸面上的一个签字：屏上签的画出笔迹，纸上签的写明何时何地。 */
export function SignatureMark({ signature }: SignatureMarkProps) {
  const { signerName, signedOn, place, path } = signature
  return (
    <span className="inline-flex flex-col">
      {path === null ? (
        <span>
          {signerName}（纸上签字，{place}）
        </span>
      ) : (
        <svg
          role="img"
          aria-label={`${signerName}的签字`}
          viewBox={`0 0 ${SIGN_BOX.width} ${SIGN_BOX.height}`}
          className="h-12 w-36 bg-white"
        >
          <path d={path} fill="none" stroke="black" strokeWidth={4} strokeLinecap="round" />
        </svg>
      )}
      <span className="text-sm">{fullDayText(signedOn)}</span>
    </span>
  )
}
