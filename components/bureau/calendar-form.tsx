'use client'

import { useState } from 'react'
import type { z } from 'zod'
import { ActFrame } from '#components/cases/act-frame'
import { type ActOn, useCaseAct } from '#components/cases/use-case-act'
import { Select } from '#components/ui/select'
import { TextInput } from '#components/ui/text-input'
import type { Answer } from '#lib/rules/answer'
import { calendarDayForm } from '#lib/schemas/figures/calendar-day'
import { type CalendarMove, CalendarMoves } from './calendar-moves.tsx'

type Input = z.input<typeof calendarDayForm>

/** 先看一眼的结果：一共移动几条，先到期的在前列出。 */
export type CalendarPreview = { readonly total: number; readonly moves: readonly CalendarMove[] }

type CalendarFormProps = {
  submissionKey: string
  schools: readonly { readonly id: string; readonly name: string }[]
  today: string
  adjust: ActOn<Input>
  preview: (input: Input) => Promise<Answer<CalendarPreview>>
}

const GRADES = ['一', '二', '三', '四', '五', '六', '七', '八', '九'].map((name, at) => ({
  value: String(at + 1),
  label: `${name}年级`,
}))

/** 录入一次停课停工、补课补班。 */
export function CalendarForm({ submissionKey, schools, today, adjust, preview }: CalendarFormProps) {
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
  const [seen, setSeen] = useState<(CalendarPreview & { readonly of: string }) | null>(null)
  const [looking, setLooking] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  // 填的改了，先前看的就不作数。
  const current = seen?.of === JSON.stringify(form.watch()) ? seen : null

  async function look(): Promise<void> {
    if (!(await form.trigger(undefined, { shouldFocus: true }))) return
    setLooking(true)
    const answer = await preview(form.getValues()).catch(() => null)
    setLooking(false)
    setRefusal(answer?.ok ? null : (answer?.text ?? '网络不通，没有看成。所填内容还在，请再按一次。'))
    if (answer?.ok) setSeen({ ...answer.value, of: JSON.stringify(form.getValues()) })
  }

  return (
    <ActFrame
      label={current ? '照此录入日历' : '看会移动哪些时限'}
      pendingText={current ? '正在录入' : '正在推算'}
      send={() => (current ? form.send() : look())}
      pending={form.pending || looking}
      refusal={form.refusal ?? refusal}
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
      {current ? <CalendarMoves {...current} today={today} /> : null}
    </ActFrame>
  )
}
