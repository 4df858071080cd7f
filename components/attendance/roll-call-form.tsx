'use client'

import { useRef, useState } from 'react'
import type { z } from 'zod'
import type { Answer } from '#lib/rules/answer'
import type { Role } from '#lib/rules/people/roles'
import type { submitRollCallSchema } from '#lib/schemas/attendance/roll-call'
import type { CorrectRollCall } from './correction-form.tsx'
import { DeliveryBar } from './delivery-bar.tsx'
import { callOf, dutiesOf, pupilsAfter, type SubmittedRollCall } from './reported-roll-call.ts'
import { RollCallAfter } from './roll-call-after.tsx'
import { type PupilCell, RollCallGrid } from './roll-call-grid.tsx'
import { marksOf } from './roll-call-marks.tsx'
import { useKeptPages } from './use-kept-pages.ts'
import { useRollCall } from './use-roll-call.ts'

type RollCallFormProps = {
  room: { readonly id: string; readonly name: string }
  day: string
  pupils: readonly PupilCell[]
  /** 报送的人，与报送之后回哪里。 */
  me: { readonly name: string; readonly role: Role; readonly desk: { path: string; label: string } }
  submit: (input: z.input<typeof submitRollCallSchema>) => Promise<Answer<SubmittedRollCall>>
  correct: CorrectRollCall
}

/**
 * 点名：全班默认到校，点出例外，底栏报送。报送成了，就凭动作自己的答复显示结果，这一页不重取；
 * 答复说早已办过的（重送、在别处报过），页面由服务器重画，以库里的为准。
 */
export function RollCallForm({ room, day, pupils, me, submit, correct }: RollCallFormProps) {
  const bar = useRef<HTMLButtonElement>(null)
  const forgetKeptPages = useKeptPages()
  const [done, setDone] = useState<SubmittedRollCall | null>(null)
  const { marks, mark, delivery, deliver } = useRollCall(
    `roll-call:${room.id}:${day}`,
    marksOf(pupils),
    (payload) => submit({ ...payload, classId: room.id, day }),
    (value) => {
      if (value.again) return
      forgetKeptPages()
      setDone(value)
    },
  )
  if (done) {
    const { now, duties } = dutiesOf(done, pupils, { className: room.name, role: me.role })
    return (
      <RollCallAfter
        call={callOf(done, pupils, me.name)}
        day={day}
        today={now.today}
        duties={duties}
        desk={me.desk}
        pupils={pupilsAfter(done, pupils)}
        correct={correct}
      />
    )
  }
  return (
    <div className="flex flex-col gap-4">
      <RollCallGrid
        id="roll-call"
        pupils={pupils}
        marks={marks}
        onMark={mark}
        onEnter={() => bar.current?.focus()}
      />
      <DeliveryBar bar={bar} marks={marks} delivery={delivery} deliver={deliver} verb="报送" />
    </div>
  )
}
