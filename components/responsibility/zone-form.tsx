'use client'

import { ActFrame } from '#components/cases/act-frame'
import { type ActOn, useCaseAct } from '#components/cases/use-case-act'
import { Choice } from '#components/ui/choice'
import { Select } from '#components/ui/select'
import { TextArea } from '#components/ui/text-area'
import { TextInput } from '#components/ui/text-input'
import { zoneForm } from '#lib/schemas/responsibility/zone'

type Options = readonly { value: string; label: string; detail?: string }[]
type Input = {
  submissionKey: string
  replaces: string
  name: string
  holderId: string
  villageIds: string[]
  why: string
}

type ZoneFormProps = {
  submissionKey: string
  zones: Options
  people: Options
  villages: Options
  action: ActOn<Input>
}

/** 划定或调整一个责任区。 */
export function ZoneForm({ submissionKey, zones, people, villages, action }: ZoneFormProps) {
  const { register, send, errorAt, refusal, pending } = useCaseAct({
    schema: zoneForm,
    action,
    defaults: { submissionKey, replaces: '', name: '', holderId: '', villageIds: [], why: '' } as Input,
    goTo: '/zones',
  })
  return (
    <ActFrame label="划定责任区" pendingText="正在登记" send={send} pending={pending} refusal={refusal}>
      <Select
        id="replaces"
        label="调整哪一区"
        empty="新划一区"
        options={[...zones]}
        error={errorAt('replaces')}
        {...register('replaces')}
      />
      <TextInput
        id="name"
        label="责任区名称"
        required
        maxLength={40}
        error={errorAt('name')}
        {...register('name')}
      />
      <Select
        id="holderId"
        label="责任人"
        required
        empty="请选择一人"
        options={[...people]}
        error={errorAt('holderId')}
        {...register('holderId')}
      />
      <div className="max-h-96 overflow-y-auto border border-line p-3">
        <Choice
          id="villageIds"
          label="所管的村（社区）"
          required
          many
          columns={2}
          options={[...villages]}
          error={errorAt('villageIds')}
          {...register('villageIds')}
        />
      </div>
      <TextArea
        id="why"
        label="调整的理由"
        hint="新划的可以不填。"
        rows={2}
        error={errorAt('why')}
        {...register('why')}
      />
    </ActFrame>
  )
}
