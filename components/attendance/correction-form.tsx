'use client'

import { useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { Button } from '#components/ui/button'
import { TextInput } from '#components/ui/text-input'
import type { Answer } from '#lib/rules/answer'
import type { correctRollCallSchema } from '#lib/schemas/attendance/roll-call'
import { DeliveryBar } from './delivery-bar.tsx'
import { type PupilCell, RollCallGrid } from './roll-call-grid.tsx'
import { marksOf } from './roll-call-marks.tsx'
import { useRollCall } from './use-roll-call.ts'

export type CorrectRollCall = (input: z.input<typeof correctRollCallSchema>) => Promise<Answer<unknown>>

type CorrectionFormProps = {
  rollCallId: string
  pupils: readonly PupilCell[]
  correct: CorrectRollCall
}

/** 更正点名：先打开，再改，写明理由；旧的一次留着。 */
export function CorrectionForm(props: CorrectionFormProps) {
  const [open, setOpen] = useState(false)
  if (!open) return <Button onClick={() => setOpen(true)}>更正点名</Button>
  return <OpenForm {...props} onClose={() => setOpen(false)} />
}

function OpenForm({ rollCallId, pupils, correct, onClose }: CorrectionFormProps & { onClose: () => void }) {
  const bar = useRef<HTMLButtonElement>(null)
  const why = useRef<HTMLInputElement>(null)
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const { marks, mark, delivery, deliver } = useRollCall(
    `roll-call-correction:${rollCallId}`,
    marksOf(pupils),
    (payload) => correct({ ...payload, rollCallId, reason }),
  )
  useEffect(() => why.current?.focus(), [])

  async function send(): Promise<void> {
    setMissing(reason.trim() === '')
    if (reason.trim() === '') why.current?.focus()
    else await deliver()
  }
  return (
    <div className="flex w-full flex-col gap-4">
      <TextInput
        ref={why}
        id="correction-reason"
        label="更正理由"
        hint="原来的点名会保留；改了什么、谁改的、为什么，都在台账。"
        error={missing ? '请写明更正的理由' : undefined}
        required
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <RollCallGrid
        id="correction"
        pupils={pupils}
        marks={marks}
        onMark={mark}
        onEnter={() => bar.current?.focus()}
      />
      <div>
        <Button variant="quiet" onClick={onClose}>
          不更正了
        </Button>
      </div>
      <DeliveryBar bar={bar} marks={marks} delivery={delivery} deliver={send} verb="报送更正" />
    </div>
  )
}
