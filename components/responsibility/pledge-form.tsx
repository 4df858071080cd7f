'use client'

import { ActFrame } from '#components/cases/act-frame'
import { type ActOn, useCaseAct } from '#components/cases/use-case-act'
import { Select } from '#components/ui/select'
import { TextInput } from '#components/ui/text-input'
import { pledgeForm } from '#lib/schemas/responsibility/pledge'

type PledgeFormProps = {
  submissionKey: string
  year: number
  today: string
  townships: readonly { value: string; label: string }[]
  action: ActOn<{
    submissionKey: string
    townshipId: string
    year: number
    signedOn: string
    paperNumber: string
  }>
}

/** 登记一份责任书。 */
export function PledgeForm({ submissionKey, year, today, townships, action }: PledgeFormProps) {
  const { register, send, errorAt, refusal, pending } = useCaseAct({
    schema: pledgeForm,
    action,
    defaults: { submissionKey, townshipId: '', year, signedOn: today, paperNumber: '' },
    goTo: '/pledges',
  })
  return (
    <ActFrame label="登记责任书" pendingText="正在登记" send={send} pending={pending} refusal={refusal}>
      <Select
        id="townshipId"
        label="乡镇（街道）"
        required
        empty="请选择还没有签的"
        options={[...townships]}
        error={errorAt('townshipId')}
        {...register('townshipId')}
      />
      <TextInput
        id="signedOn"
        label="签订日期"
        type="date"
        required
        max={today}
        error={errorAt('signedOn')}
        {...register('signedOn')}
      />
      <TextInput
        id="paperNumber"
        label="纸质文号或存放处"
        required
        maxLength={60}
        error={errorAt('paperNumber')}
        {...register('paperNumber')}
      />
    </ActFrame>
  )
}
