'use client'

import { Choice } from '#components/ui/choice'
import { Select } from '#components/ui/select'
import { TextArea } from '#components/ui/text-area'
import { TextInput } from '#components/ui/text-input'
import { acceptHandOverForm, countyAnswerForm, declineHandOverForm } from '#lib/schemas/cases/hand-over'
import { ActFrame } from './act-frame.tsx'
import { type ActOn, useCaseAct } from './use-case-act.tsx'

type On = { readonly submissionKey: string; readonly handOverId: string }

type AcceptProps = {
  on: On
  villages: readonly { id: string; name: string }[]
  action: ActOn<On & { villageId: string }>
  goTo: string
}

/** 接收移交，顺手归到本乡镇的哪个村。 */
export function AcceptHandOver({ on, villages, action, goTo }: AcceptProps) {
  const { register, send, errorAt, refusal, pending } = useCaseAct({
    schema: acceptHandOverForm,
    action,
    defaults: { ...on, villageId: '' },
    goTo,
  })
  return (
    <ActFrame label="接收" pendingText="正在接收" send={send} pending={pending} refusal={refusal}>
      <Select
        id={`village-${on.handOverId}`}
        label="归到哪个村（社区）"
        hint="村干部从此看得到；还不清楚的先不选。"
        empty="先不定"
        options={villages.map(({ id, name }) => ({ value: id, label: name }))}
        error={errorAt('villageId')}
        {...register('villageId')}
      />
    </ActFrame>
  )
}

type DeclineProps = {
  on: On
  label: string
  ask: string
  action: ActOn<On & { reason: string }>
  goTo: string
}

/** 退回并说明，或由移交方收回：理由必填。 */
export function DeclineHandOver({ on, label, ask, action, goTo }: DeclineProps) {
  const { register, send, errorAt, refusal, pending } = useCaseAct({
    schema: declineHandOverForm,
    action,
    defaults: { ...on, reason: '' },
    goTo,
  })
  return (
    <ActFrame label={label} send={send} pending={pending} refusal={refusal} danger>
      <TextArea
        id={`decline-${on.handOverId}`}
        label={ask}
        rows={2}
        required
        error={errorAt('reason')}
        {...register('reason')}
      />
    </ActFrame>
  )
}

type CountyProps = {
  on: On
  action: ActOn<On & { decision: string; answeredBy: string; reason: string }>
  goTo: string
}

/** 登记外县的答复。 */
export function CountyAnswer({ on, action, goTo }: CountyProps) {
  const { register, send, errorAt, refusal, pending } = useCaseAct({
    schema: countyAnswerForm,
    action,
    defaults: { ...on, decision: '', answeredBy: '', reason: '' },
    goTo,
  })
  return (
    <ActFrame label="登记外县答复" send={send} pending={pending} refusal={refusal}>
      <Choice
        id={`county-${on.handOverId}`}
        label="对方的答复"
        required
        columns={2}
        options={[
          { value: 'accepted', label: '已接收' },
          { value: 'refused', label: '退回' },
        ]}
        error={errorAt('decision')}
        {...register('decision')}
      />
      <TextInput
        id={`answeredBy-${on.handOverId}`}
        label="对方经办人或来文号"
        required
        error={errorAt('answeredBy')}
        {...register('answeredBy')}
      />
      <TextArea
        id={`said-${on.handOverId}`}
        label="内容"
        rows={2}
        required
        error={errorAt('reason')}
        {...register('reason')}
      />
    </ActFrame>
  )
}
