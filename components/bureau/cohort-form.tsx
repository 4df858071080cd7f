'use client'

import type { z } from 'zod'
import { ActFrame } from '#components/cases/act-frame'
import { type ActOn, useCaseAct } from '#components/cases/use-case-act'
import { Select } from '#components/ui/select'
import { TextInput } from '#components/ui/text-input'
import { cohortBaseForm } from '#lib/schemas/figures/control-line'

type Input = z.input<typeof cohortBaseForm>

type CohortFormProps = {
  submissionKey: string
  /** 各段及本学年毕业的那一届何年入学。 */
  spans: readonly { readonly value: string; readonly label: string }[]
  entryYear: number
  set: ActOn<Input>
}

const COUNTS = [
  { name: 'admitted', label: '招生数' },
  { name: 'transferredIn', label: '此后转入' },
  { name: 'transferredOut', label: '此后转出（对方已接收）' },
  { name: 'deceased', label: '死亡' },
] as const

/** 填一届的基数：巩固率的分母由此而来。 */
export function CohortForm({ submissionKey, spans, entryYear, set }: CohortFormProps) {
  const form = useCaseAct({
    schema: cohortBaseForm,
    action: set,
    defaults: {
      submissionKey,
      span: 'junior',
      entryYear: String(entryYear),
      admitted: '',
      transferredIn: '',
      transferredOut: '',
      deceased: '',
      source: '',
    },
    goTo: '/bureau/lines',
  })
  return (
    <ActFrame
      label="填报这一届"
      pendingText="正在填报"
      send={() => form.send()}
      pending={form.pending}
      refusal={form.refusal}
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <Select
          id="cohort-span"
          label="哪一段"
          required
          options={[...spans]}
          error={form.errorAt('span')}
          {...form.register('span')}
        />
        <TextInput
          id="cohort-year"
          label="入学年份"
          inputMode="numeric"
          required
          error={form.errorAt('entryYear')}
          {...form.register('entryYear')}
        />
        {COUNTS.map(({ name, label }) => (
          <TextInput
            key={name}
            id={`cohort-${name}`}
            label={label}
            inputMode="numeric"
            required
            error={form.errorAt(name)}
            {...form.register(name)}
          />
        ))}
      </div>
      <TextInput
        id="cohort-source"
        label="依据的年报"
        required
        error={form.errorAt('source')}
        {...form.register('source')}
      />
    </ActFrame>
  )
}
