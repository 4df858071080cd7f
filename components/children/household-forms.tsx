'use client'

import { ActFrame } from '#components/cases/act-frame'
import { optionsOf } from '#components/cases/options-of'
import { type ActOn, useCaseAct } from '#components/cases/use-case-act'
import { Choice } from '#components/ui/choice'
import { Select } from '#components/ui/select'
import { TextArea } from '#components/ui/text-area'
import { HOUSEHOLD_BASIS_LABEL } from '#lib/rules/people/household'
import { linkHouseholdForm, unlinkHouseholdForm } from '#lib/schemas/children/household'

type About = { submissionKey: string; childId: string }
type Options = readonly { value: string; label: string }[]

type LinkProps = {
  about: About
  proposals: Options
  /** 系统凭什么提出头一个。 */
  basis: string
  action: ActOn<About & { otherId: string; basis: string }>
  goTo: string
}

/** 认定同户：从系统提出的里选，凭什么认定。 */
export function LinkHousehold({ about, proposals, basis, action, goTo }: LinkProps) {
  const { register, send, errorAt, refusal, pending } = useCaseAct({
    schema: linkHouseholdForm,
    action,
    defaults: { ...about, otherId: proposals[0]?.value ?? '', basis },
    goTo,
  })
  return (
    <ActFrame label="认定同户" pendingText="正在登记" send={send} pending={pending} refusal={refusal}>
      <Choice
        id="otherId"
        label="可能同户的孩子"
        required
        columns={2}
        options={[...proposals]}
        error={errorAt('otherId')}
        {...register('otherId')}
      />
      <Select
        id="basis"
        label="凭什么认定"
        required
        options={optionsOf(HOUSEHOLD_BASIS_LABEL)}
        error={errorAt('basis')}
        {...register('basis')}
      />
    </ActFrame>
  )
}

type UnlinkProps = {
  about: About
  members: Options
  action: ActOn<About & { memberId: string; why: string }>
  goTo: string
}

/** 解除同户，写明理由。 */
export function UnlinkHousehold({ about, members, action, goTo }: UnlinkProps) {
  const { register, send, errorAt, refusal, pending } = useCaseAct({
    schema: unlinkHouseholdForm,
    action,
    defaults: { ...about, memberId: '', why: '' },
    goTo,
  })
  return (
    <ActFrame label="解除同户" pendingText="正在登记" send={send} pending={pending} refusal={refusal}>
      <Select
        id="memberId"
        label="哪个孩子"
        required
        empty="请选择孩子"
        options={[...members]}
        error={errorAt('memberId')}
        {...register('memberId')}
      />
      <TextArea id="why" label="理由" rows={2} required error={errorAt('why')} {...register('why')} />
    </ActFrame>
  )
}
