'use client'

import { useWatch } from 'react-hook-form'
import { AttachmentField } from '#components/files/attachment-field'
import { Select } from '#components/ui/select'
import { TextInput } from '#components/ui/text-input'
import { SERVICE_LABEL } from '#lib/rules/labels'
import { servePaperForm } from '#lib/schemas/cases/legal-paper'
import { ActFrame } from './act-frame.tsx'
import { optionsOf } from './options-of.tsx'
import { type ActOn, type CaseAct, useCaseAct } from './use-case-act.tsx'

type Input = CaseAct & {
  servedOn: string
  manner: string
  place: string
  receiver: string
  witnessOne: string
  witnessTwo: string
  trackingNumber: string
  proofId: string
}
type ServeFormProps = {
  act: CaseAct
  childId: string
  today: string
  earliest: string
  place: string
  /** 今天送达的话，期限到哪天。 */
  returnBy: string | null
  label: string
  action: ActOn<Input>
  back: string
}

/** 送达回证：先选方式，再填那种方式要的凭据。 */
export function ServeForm({
  act,
  childId,
  today,
  earliest,
  place,
  returnBy,
  label,
  action,
  back,
}: ServeFormProps) {
  const { register, control, send, errorAt, setValue, refusal, pending } = useCaseAct({
    schema: servePaperForm,
    action,
    defaults: {
      ...act,
      servedOn: today,
      manner: '',
      place,
      receiver: '',
      witnessOne: '',
      witnessTwo: '',
      trackingNumber: '',
      proofId: '',
    },
    goTo: back,
  })
  const manner = useWatch({ control, name: 'manner' })
  const field = (name: 'receiver' | 'witnessOne' | 'witnessTwo' | 'trackingNumber', text: string) => (
    <TextInput id={name} label={text} required error={errorAt(name)} {...register(name)} />
  )
  return (
    <ActFrame
      label={label}
      pendingText="正在登记"
      send={send}
      pending={pending}
      refusal={refusal}
      back={back}
    >
      <TextInput
        id="servedOn"
        label="送达日期"
        hint={returnBy ?? '邮寄的填对方收件的日子'}
        type="date"
        required
        min={earliest}
        max={today}
        error={errorAt('servedOn')}
        {...register('servedOn')}
      />
      <Select
        id="manner"
        label="送达方式"
        required
        empty="请选择送达方式"
        options={optionsOf(SERVICE_LABEL)}
        error={errorAt('manner')}
        {...register('manner')}
      />
      <TextInput id="place" label="送达地点" required error={errorAt('place')} {...register('place')} />
      {manner === 'handed_over' ? field('receiver', '签收人及与学生的关系') : null}
      {manner === 'posted' ? field('trackingNumber', '邮件号') : null}
      {manner === 'refused' || manner === 'left' ? field('witnessOne', '见证人姓名') : null}
      {manner === 'refused' ? field('witnessTwo', '第二名见证人姓名') : null}
      <AttachmentField
        id="proofId"
        label="送达回证"
        hint="有签字的回证、邮寄凭证，或送达现场的照片。"
        required
        kind="scan"
        subject={{ childId, caseId: act.caseId }}
        error={errorAt('proofId')}
        onKept={(id) => setValue('proofId', id, { shouldValidate: id !== '' })}
      />
    </ActFrame>
  )
}
