'use client'

import type { z } from 'zod'
import { ActFrame } from '#components/cases/act-frame'
import { type ActOn, useCaseAct } from '#components/cases/use-case-act'
import { Select } from '#components/ui/select'
import { TextInput } from '#components/ui/text-input'
import { calendarDayForm } from '#lib/schemas/figures/calendar-day'

type Input = z.input<typeof calendarDayForm>

type CalendarFormProps = {
  submissionKey: string
  schools: readonly { readonly id: string; readonly name: string }[]
  today: string
  adjust: ActOn<Input>
}

const GRADES = ['一', '二', '三', '四', '五', '六', '七', '八', '九'].map((name, at) => ({
  value: String(at + 1),
  label: `${name}年级`,
}))

/** 录入一次停课停工、补课补班。 */
export function CalendarForm({ submissionKey, schools, today, adjust }: CalendarFormProps) {
  const form = useCaseAct({
    schema: calendarDayForm,
    action: adjust,
    defaults: {
      submissionKey,
      purpose: 'school',
      schoolId: '',
      grade: '',
      kind: 'off',
      fromOn: today,
      toOn: today,
      why: '',
      source: '',
    },
    goTo: '/bureau/calendar',
  })
  return (
    <ActFrame
      label="录入日历"
      pendingText="正在录入"
      send={() => form.send()}
      pending={form.pending}
      refusal={form.refusal}
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <Select
          id="calendar-purpose"
          label="哪套日历"
          hint="在校日管点名与观察期，工作日管报告与签收。"
          required
          options={[
            { value: 'school', label: '在校日' },
            { value: 'work', label: '机关工作日' },
          ]}
          error={form.errorAt('purpose')}
          {...form.register('purpose')}
        />
        <Select
          id="calendar-kind"
          label="停还是补"
          required
          options={[
            { value: 'off', label: '停（不上课、不上班）' },
            { value: 'on', label: '补（上课、上班）' },
            { value: 'half', label: '上半天课' },
          ]}
          error={form.errorAt('kind')}
          {...form.register('kind')}
        />
        <Select
          id="calendar-school"
          label="范围"
          empty="全县"
          options={schools.map(({ id, name }) => ({ value: id, label: name }))}
          error={form.errorAt('schoolId')}
          {...form.register('schoolId')}
        />
        <Select
          id="calendar-grade"
          label="年级"
          empty="各年级"
          options={GRADES}
          error={form.errorAt('grade')}
          {...form.register('grade')}
        />
        <TextInput
          id="calendar-from"
          label="起日"
          type="date"
          required
          error={form.errorAt('fromOn')}
          {...form.register('fromOn')}
        />
        <TextInput
          id="calendar-to"
          label="止日"
          hint="含这一天。"
          type="date"
          required
          error={form.errorAt('toOn')}
          {...form.register('toOn')}
        />
      </div>
      <TextInput
        id="calendar-why"
        label="缘由"
        required
        error={form.errorAt('why')}
        {...form.register('why')}
      />
      <TextInput
        id="calendar-source"
        label="依据的通知"
        hint="名称与文号。"
        required
        error={form.errorAt('source')}
        {...form.register('source')}
      />
    </ActFrame>
  )
}
