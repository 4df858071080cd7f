'use client'

import { useRef, useState } from 'react'
import { DeliveryBar } from '#components/attendance/delivery-bar'
import { RollCallGrid } from '#components/attendance/roll-call-grid'
import {
  type Delivery,
  exceptionsOf,
  marksOf,
  type RollCallPayload,
} from '#components/attendance/roll-call-marks'
import { dayText, monthDayText } from '#components/ui/date-text'
import type { Answer } from '#lib/rules/answer'
import type { RollCallAhead } from '#lib/rules/offline/taken-along'

type RollCallInput = RollCallPayload & { classId: string; day: string }

type OfflineRollCallProps = {
  ahead: RollCallAhead
  written: RollCallInput | null
  save: (input: RollCallInput) => Promise<Answer<unknown>>
  onSaved: () => void
}

/** 没有网络时的点名：同一张名单，存进本机。 */
export function OfflineRollCall({ ahead, written, save, onSaved }: OfflineRollCallProps) {
  const { classId, day } = ahead
  const bar = useRef<HTMLButtonElement>(null)
  const pupils = ahead.pupils.map(({ leaveToOn, ...pupil }) => ({
    ...pupil,
    mark: written
      ? (written.exceptions.find((one) => one.childId === pupil.childId)?.reason ?? 'present')
      : pupil.mark,
    ...(leaveToOn ? { leaveUntil: `至${monthDayText(leaveToOn)}` } : {}),
  }))
  const [marks, setMarks] = useState(() => marksOf(pupils))
  const [delivery, setDelivery] = useState<Delivery>({ at: 'editing' })

  async function store(): Promise<void> {
    setDelivery({ at: 'sending' })
    const exceptions = exceptionsOf(marks)
    const answer = await save({
      submissionKey: crypto.randomUUID(),
      classId,
      day,
      exceptions,
      allPresent: exceptions.length === 0,
    })
    if (answer.ok) onSaved()
    else setDelivery({ at: 'refused', text: answer.text })
  }

  return (
    <div className="flex flex-col gap-4">
      <p className="text-muted">
        {dayText(day)} · 全班 {pupils.length} 人，默认到校
      </p>
      <RollCallGrid
        id="offline-roll-call"
        pupils={pupils}
        marks={marks}
        onMark={(childId, to) => setMarks((before) => ({ ...before, [childId]: to }))}
        onEnter={() => bar.current?.focus()}
      />
      <DeliveryBar bar={bar} marks={marks} delivery={delivery} deliver={store} verb="存进本机" lowest />
    </div>
  )
}
