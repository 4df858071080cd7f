'use client'

import { Choice } from '#components/ui/choice'
import { Select } from '#components/ui/select'
import { TextArea } from '#components/ui/text-area'
import { TextInput } from '#components/ui/text-input'
import { DELIVERY_MEANS_LABEL } from '#lib/rules/labels'
import { countyHandOverForm, townshipHandOverForm } from '#lib/schemas/cases/hand-over'
import { ActFrame } from './act-frame.tsx'
import { optionsOf } from './options-of.tsx'
import { type ActOn, type CaseAct, useCaseAct } from './use-case-act.tsx'

type TownshipProps = {
  act: CaseAct
  towns: readonly { id: string; name: string }[]
  action: ActOn<CaseAct & { toUnitId: string; reason: string }>
  back: string
}

/** 移交县内另一乡镇：给谁、为何、孩子现住何处。 */
export function TownshipHandOverForm({ act, towns, action, back }: TownshipProps) {
  const { register, send, errorAt, refusal, pending } = useCaseAct({
    schema: townshipHandOverForm,
    action,
    defaults: { ...act, toUnitId: '', reason: '' },
    goTo: back,
  })
  return (
    <ActFrame
      label="提出移交"
      pendingText="正在提出"
      send={send}
      pending={pending}
      refusal={refusal}
      back={back}
    >
      <Select
        id="toUnitId"
        label="移交给"
        required
        empty="请选择乡镇"
        options={towns.map(({ id, name }) => ({ value: id, label: name }))}
        error={errorAt('toUnitId')}
        {...register('toUnitId')}
      />
      <TextArea
        id="reason"
        label="为何移交，孩子现住何处"
        hint="对方凭这段话决定接收还是退回。"
        rows={3}
        required
        error={errorAt('reason')}
        {...register('reason')}
      />
    </ActFrame>
  )
}

type CountyProps = {
  act: CaseAct
  action: ActOn<
    CaseAct & {
      toName: string
      toDivisionCode: string
      toAddress: string
      sentMeans: string
      trackingNumber: string
      reason: string
    }
  >
  back: string
}

/** 移交外县：对方单位、怎样送出。 */
export function CountyHandOverForm({ act, action, back }: CountyProps) {
  const { register, send, errorAt, refusal, pending } = useCaseAct({
    schema: countyHandOverForm,
    action,
    defaults: {
      ...act,
      toName: '',
      toDivisionCode: '',
      toAddress: '',
      sentMeans: '',
      trackingNumber: '',
      reason: '',
    },
    goTo: back,
  })
  return (
    <ActFrame
      label="提出移交"
      pendingText="正在提出"
      send={send}
      pending={pending}
      refusal={refusal}
      back={back}
    >
      <TextInput
        id="toName"
        label="外县教育行政部门全称"
        required
        error={errorAt('toName')}
        {...register('toName')}
      />
      <TextInput
        id="toDivisionCode"
        label="对方区划代码"
        hint="6 位或 12 位数字"
        inputMode="numeric"
        required
        error={errorAt('toDivisionCode')}
        {...register('toDivisionCode')}
      />
      <TextInput
        id="toAddress"
        label="寄送地址"
        required
        error={errorAt('toAddress')}
        {...register('toAddress')}
      />
      <Choice
        id="sentMeans"
        label="送出方式"
        required
        columns={2}
        options={optionsOf(DELIVERY_MEANS_LABEL)}
        error={errorAt('sentMeans')}
        {...register('sentMeans')}
      />
      <TextInput
        id="trackingNumber"
        label="单号"
        error={errorAt('trackingNumber')}
        {...register('trackingNumber')}
      />
      <TextArea
        id="reason"
        label="为何移交，孩子现在何处"
        rows={3}
        required
        error={errorAt('reason')}
        {...register('reason')}
      />
    </ActFrame>
  )
}
