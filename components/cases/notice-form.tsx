'use client'

import { Select } from '#components/ui/select'
import { TextArea } from '#components/ui/text-area'
import { TextInput } from '#components/ui/text-input'
import { SERVICE_LABEL } from '#lib/rules/labels'
import { returnNoticeForm } from '#lib/schemas/cases/township-measure'
import { ActFrame } from './act-frame.tsx'
import { optionsOf } from './options-of.tsx'
import { type ActOn, type CaseAct, useCaseAct } from './use-case-act.tsx'

type Input = CaseAct & { servedOn: string; service: string; content: string }
type NoticeFormProps = {
  act: CaseAct
  today: string
  earliest: string
  /** 今天送达的话，复学期限是哪天，怎么算的。 */
  returnBy: string
  content: string
  label: string
  action: ActOn<Input>
  back: string
}

/** 限期复学通知书：填送达，期限由系统算。 */
export function NoticeForm({
  act,
  today,
  earliest,
  returnBy,
  content,
  label,
  action,
  back,
}: NoticeFormProps) {
  const { register, send, errorAt, refusal, pending } = useCaseAct({
    schema: returnNoticeForm,
    action,
    defaults: { ...act, servedOn: today, service: '', content },
    goTo: back,
  })
  return (
    <ActFrame
      label={label}
      pendingText="正在下达"
      send={send}
      pending={pending}
      refusal={refusal}
      back={back}
    >
      <TextInput
        id="servedOn"
        label="送达日期"
        hint={`复学期限自送达之日起由系统算出：${returnBy}`}
        type="date"
        required
        min={earliest}
        max={today}
        error={errorAt('servedOn')}
        {...register('servedOn')}
      />
      <Select
        id="service"
        label="送达方式"
        required
        empty="请选择送达方式"
        options={optionsOf(SERVICE_LABEL)}
        error={errorAt('service')}
        {...register('service')}
      />
      <TextArea
        id="content"
        label="通知事由"
        rows={5}
        required
        error={errorAt('content')}
        {...register('content')}
      />
    </ActFrame>
  )
}
