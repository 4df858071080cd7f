'use client'

import { ActFrame } from '#components/cases/act-frame'
import { optionsOf } from '#components/cases/options-of'
import { type ActOn, useCaseAct } from '#components/cases/use-case-act'
import { Choice } from '#components/ui/choice'
import { TextArea } from '#components/ui/text-area'
import { TextInput } from '#components/ui/text-input'
import { CARD_FIELDS, GUARDIANSHIP_LABEL, HOUSEHOLD_REGISTERED } from '#lib/rules/people/left-behind-card'
import { leftBehindCardForm } from '#lib/schemas/children/left-behind-card'

const SHORT = [
  'ethnicity',
  'health',
  'disability',
  'fatherName',
  'fatherWork',
  'motherName',
  'motherWork',
  'entrusted',
  'entrustedRelation',
] as const
const LONG = ['schooling', 'living', 'help'] as const
const MUST = ['ethnicity', 'health', 'entrusted', 'entrustedRelation', 'schooling', 'living']

type Values = Record<keyof typeof CARD_FIELDS, string>
type Input = Values & { submissionKey: string; childId: string }

type CardFormProps = {
  about: { submissionKey: string; childId: string }
  now: Values
  first: boolean
  action: ActOn<Input>
  goTo: string
}

/** 填写或更新一张卡；现行的一版已经填好。 */
export function CardForm({ about, now, first, action, goTo }: CardFormProps) {
  const { register, send, errorAt, refusal, pending } = useCaseAct({
    schema: leftBehindCardForm,
    action,
    defaults: { ...about, ...now },
    goTo,
  })
  return (
    <ActFrame
      label={first ? '建卡' : '存为新的一版'}
      pendingText="正在登记"
      send={send}
      pending={pending}
      refusal={refusal}
    >
      <div className="grid gap-5 sm:grid-cols-2">
        {SHORT.map((field) => (
          <TextInput
            key={field}
            id={field}
            label={CARD_FIELDS[field]}
            required={MUST.includes(field)}
            error={errorAt(field)}
            {...register(field)}
          />
        ))}
      </div>
      <Choice
        id="householdRegistered"
        label={CARD_FIELDS.householdRegistered}
        required
        columns={2}
        options={optionsOf(HOUSEHOLD_REGISTERED)}
        error={errorAt('householdRegistered')}
        {...register('householdRegistered')}
      />
      <Choice
        id="guardianship"
        label={CARD_FIELDS.guardianship}
        required
        columns={2}
        options={optionsOf(GUARDIANSHIP_LABEL)}
        error={errorAt('guardianship')}
        {...register('guardianship')}
      />
      {LONG.map((field) => (
        <TextArea
          key={field}
          id={field}
          label={CARD_FIELDS[field]}
          rows={2}
          required={MUST.includes(field)}
          error={errorAt(field)}
          {...register(field)}
        />
      ))}
    </ActFrame>
  )
}
