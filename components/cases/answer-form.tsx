'use client'

import { Choice } from '#components/ui/choice'
import { TextArea } from '#components/ui/text-area'
import { TextInput } from '#components/ui/text-input'
import { EXTERNAL_ANSWER_LABEL } from '#lib/rules/labels'
import { paperAnswerForm } from '#lib/schemas/cases/external-paper'
import { ActFrame } from './act-frame.tsx'
import { optionsOf } from './options-of.tsx'
import { type ActOn, type CaseAct, useCaseAct } from './use-case-act.tsx'

type Input = CaseAct & {
  recipientId: string
  decision: string
  answeredOn: string
  answeredBy: string
  content: string
}
type AnswerFormProps = {
  act: CaseAct
  recipientId: string
  today: string
  earliest: string
  action: ActOn<Input>
  goTo: string
}

/** 登记县外的答复：收到、退回、办了什么。 */
export function AnswerForm({ act, recipientId, today, earliest, action, goTo }: AnswerFormProps) {
  const { register, send, errorAt, refusal, pending } = useCaseAct({
    schema: paperAnswerForm,
    action,
    defaults: { ...act, recipientId, decision: '', answeredOn: today, answeredBy: '', content: '' },
    goTo,
  })
  return (
    <ActFrame label="登记答复" pendingText="正在登记" send={send} pending={pending} refusal={refusal}>
      <Choice
        id={`decision-${recipientId}`}
        label="对方的答复"
        required
        columns={2}
        options={optionsOf(EXTERNAL_ANSWER_LABEL)}
        error={errorAt('decision')}
        {...register('decision')}
      />
      <TextInput
        id={`answeredOn-${recipientId}`}
        label="答复日期"
        type="date"
        required
        min={earliest}
        max={today}
        error={errorAt('answeredOn')}
        {...register('answeredOn')}
      />
      <TextInput
        id={`answeredBy-${recipientId}`}
        label="对方经办人或来文号"
        required
        error={errorAt('answeredBy')}
        {...register('answeredBy')}
      />
      <TextArea
        id={`content-${recipientId}`}
        label="内容"
        hint="办了什么；退回的写明对方的理由，学校另有一次寄送时限。"
        rows={3}
        required
        error={errorAt('content')}
        {...register('content')}
      />
    </ActFrame>
  )
}
