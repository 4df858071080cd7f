'use client'

import { useEffect, useRef } from 'react'
import Pad from 'signature_pad'
import { Button } from '#components/ui/button'
import { FieldNotes } from '#components/ui/field'
import { SIGN_BOX } from '#lib/rules/people/signature-strokes'

type Strokes = [number, number][][]
type SignaturePadProps = { label: string; error?: string | undefined; onStrokes: (strokes: Strokes) => void }

/** 签字框：手指、鼠标都能签；交出去的只有笔画坐标。 */
export function SignaturePad({ label, error, onStrokes }: SignaturePadProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const pad = useRef<Pad>(null)
  const tell = useRef(onStrokes)
  tell.current = onStrokes
  useEffect(() => {
    const board = canvas.current
    if (!board) return
    const made = new Pad(board, { minWidth: 1.5, maxWidth: 3, penColor: '#000' })
    pad.current = made
    const read = () => tell.current(strokesOf(made, board))
    made.addEventListener('endStroke', read)
    return () => {
      made.removeEventListener('endStroke', read)
      made.off()
    }
  }, [])
  function clear() {
    pad.current?.clear()
    onStrokes([])
  }
  return (
    <div className={`flex flex-col gap-2 ${error ? 'border-l-4 border-late pl-3' : ''}`}>
      <span id="sign-label" className="font-medium">
        {label}
      </span>
      <FieldNotes id="sign" label={label} error={error} />
      <canvas
        ref={canvas}
        width={SIGN_BOX.width}
        height={SIGN_BOX.height}
        aria-labelledby="sign-label"
        className="aspect-[3/1] w-full max-w-xl touch-none rounded-md border border-line-strong bg-white"
      />
      <div>
        <Button onClick={clear}>清除重签</Button>
      </div>
    </div>
  )
}

/** 屏上的坐标折到 600 × 200；点太密的隔点取。 */
function strokesOf(pad: Pad, board: HTMLCanvasElement): Strokes {
  const across = SIGN_BOX.width / (board.clientWidth || SIGN_BOX.width)
  const down = SIGN_BOX.height / (board.clientHeight || SIGN_BOX.height)
  // signature_pad 按元素的显示尺寸记坐标，画布自身的像素是固定的。
  const clamp = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)))
  return pad
    .toData()
    .map(({ points }) =>
      points
        .filter((_point, at) => points.length <= 100 || at % 2 === 0 || at === points.length - 1)
        .map(({ x, y }): [number, number] => [
          clamp(x * across, SIGN_BOX.width),
          clamp(y * down, SIGN_BOX.height),
        ]),
    )
}
