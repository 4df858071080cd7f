'use client'

import { townshipVisitForm } from '#lib/schemas/cases/township-visit'
import { ActFrame } from './act-frame.tsx'
import { type ActOn, type CaseAct, useCaseAct } from './use-case-act.tsx'
import { VisitFields, type VisitInput } from './visit-fields.tsx'

type VisitFormProps = {
  act: CaseAct
  ordinal: number
  today: string
  earliest: string
  participants: string
  neverEnrolled: boolean
  action: ActOn<VisitInput>
  back: string
}

/** 入户第 n 次的填写：附件3，未入学的孩子是附件1、2。 */
export function VisitForm({
  act,
  ordinal,
  today,
  earliest,
  participants,
  neverEnrolled,
  action,
  back,
}: VisitFormProps) {
  const { register, send, errorAt, refusal, pending } = useCaseAct({
    schema: townshipVisitForm,
    action,
    defaults: { ...act, visitedOn: today, participants, content: '', outcome: '' },
    goTo: back,
  })
  return (
    <ActFrame
      label={`记录第${ordinal}次入户`}
      pendingText="正在记录"
      send={send}
      pending={pending}
      refusal={refusal}
      back={back}
    >
      <VisitFields {...{ register, errorAt, today, earliest, neverEnrolled }} />
    </ActFrame>
  )
}
