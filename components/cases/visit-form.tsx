'use client'

import { Choice } from '#components/ui/choice'
import { TextArea } from '#components/ui/text-area'
import { TextInput } from '#components/ui/text-input'
import { ENROLMENT_EFFECT_LABEL, PERSUASION_EFFECT_LABEL } from '#lib/rules/labels'
import { townshipVisitForm } from '#lib/schemas/cases/township-visit'
import { ActFrame } from './act-frame.tsx'
import { optionsOf } from './options-of.tsx'
import { type ActOn, type CaseAct, useCaseAct } from './use-case-act.tsx'

type Input = CaseAct & { visitedOn: string; participants: string; content: string; outcome: string }
type VisitFormProps = {
  act: CaseAct
  ordinal: number
  today: string
  earliest: string
  participants: string
  /** 未入学的孩子：结果说的是入学，不是返校。 */
  neverEnrolled: boolean
  action: ActOn<Input>
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
      <TextInput
        id="visitedOn"
        label="入户日期"
        type="date"
        required
        min={earliest}
        max={today}
        error={errorAt('visitedOn')}
        {...register('visitedOn')}
      />
      <TextInput
        id="participants"
        label="入户人员"
        hint="逐个写姓名，例如：王某（村）、陈某（学校）"
        required
        error={errorAt('participants')}
        {...register('participants')}
      />
      <TextArea
        id="content"
        label="情况记录"
        rows={6}
        required
        error={errorAt('content')}
        {...register('content')}
      />
      <Choice
        id="outcome"
        label="本次结果"
        required
        columns={2}
        options={optionsOf(neverEnrolled ? ENROLMENT_EFFECT_LABEL : PERSUASION_EFFECT_LABEL)}
        error={errorAt('outcome')}
        {...register('outcome')}
      />
    </ActFrame>
  )
}
