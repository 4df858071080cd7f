'use client'

import type { z } from 'zod'
import { ActFrame } from '#components/cases/act-frame'
import { type ActOn, useCaseAct } from '#components/cases/use-case-act'
import { Select } from '#components/ui/select'
import { TextInput } from '#components/ui/text-input'
import { INDICATOR_LABEL, INDICATORS } from '#lib/rules/figures/control-line'
import { controlLineForm } from '#lib/schemas/figures/control-line'

type Input = z.input<typeof controlLineForm>
type LineFormProps = { submissionKey: string; schoolYear: number; set: ActOn<Input> }

/** 另定一条控制线。 */
export function LineForm({ submissionKey, schoolYear, set }: LineFormProps) {
  const form = useCaseAct({
    schema: controlLineForm,
    action: set,
    defaults: {
      submissionKey,
      indicator: 'primary_dropout_rate',
      percent: '',
      schoolYear: String(schoolYear),
      source: '',
    },
    goTo: '/bureau/lines',
  })
  return (
    <ActFrame
      label="定下这条线"
      pendingText="正在定"
      send={() => form.send()}
      pending={form.pending}
      refusal={form.refusal}
    >
      <Select
        id="line-indicator"
        label="指标"
        required
        options={INDICATORS.map((value) => ({ value, label: INDICATOR_LABEL[value] }))}
        error={form.errorAt('indicator')}
        {...form.register('indicator')}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextInput
          id="line-percent"
          label="百分之几"
          hint="辍学率须低于它；巩固率、入学率须不低于它。"
          inputMode="decimal"
          required
          error={form.errorAt('percent')}
          {...form.register('percent')}
        />
        <TextInput
          id="line-year"
          label="学年（起始年）"
          inputMode="numeric"
          required
          error={form.errorAt('schoolYear')}
          {...form.register('schoolYear')}
        />
      </div>
      <TextInput
        id="line-source"
        label="依据的文件"
        hint="名称与文号。"
        required
        error={form.errorAt('source')}
        {...form.register('source')}
      />
    </ActFrame>
  )
}
