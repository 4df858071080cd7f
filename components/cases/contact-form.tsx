'use client'

import { Choice } from '#components/ui/choice'
import { TextArea } from '#components/ui/text-area'
import { TextInput } from '#components/ui/text-input'
import { CONTACT_MEANS_LABEL, CONTACT_PARTY_LABEL, type ContactParty } from '#lib/rules/labels'
import { principalContactForm } from '#lib/schemas/cases/principal-contact'
import { ActFrame } from './act-frame.tsx'
import { optionsOf } from './options-of.tsx'
import { type ActOn, type CaseAct, useCaseAct } from './use-case-act.tsx'

type Input = CaseAct & {
  party: string
  means: string
  contacted: string
  contactedAt: string
  result: string
}
type ContactFormProps = {
  act: CaseAct
  party: ContactParty
  /** 已知的对方：监护人姓名、村名。 */
  contacted: string
  now: string
  action: ActOn<Input>
  goTo: string
}

/** 校长的一次联系：与家长、与村各填各的，不合在一条里（LX-2.2.4）。 */
export function ContactForm({ act, party, contacted, now, action, goTo }: ContactFormProps) {
  const { register, send, errorAt, refusal, pending } = useCaseAct({
    schema: principalContactForm,
    action,
    defaults: { ...act, party, means: '', contacted, contactedAt: now, result: '' },
    goTo,
  })
  return (
    <ActFrame
      label={`记录与${CONTACT_PARTY_LABEL[party]}的联系`}
      pendingText="正在记录"
      send={send}
      pending={pending}
      refusal={refusal}
    >
      <Choice
        id={`${party}-means`}
        label="方式"
        required
        columns={4}
        options={optionsOf(CONTACT_MEANS_LABEL)}
        error={errorAt('means')}
        {...register('means')}
      />
      <TextInput
        id={`${party}-contacted`}
        label="联系了谁"
        hint={
          party === 'guardian' ? '姓名与关系，例如：马某（父亲）' : '姓名与职务，例如：马某（村委会主任）'
        }
        required
        error={errorAt('contacted')}
        {...register('contacted')}
      />
      <TextInput
        id={`${party}-contactedAt`}
        label="时间"
        type="datetime-local"
        required
        max={now}
        error={errorAt('contactedAt')}
        {...register('contactedAt')}
      />
      <TextArea
        id={`${party}-result`}
        label="结果"
        rows={2}
        required
        error={errorAt('result')}
        {...register('result')}
      />
    </ActFrame>
  )
}
