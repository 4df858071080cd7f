'use client'

import type { z } from 'zod'
import { ActFrame } from '#components/cases/act-frame'
import { SignaturePad } from '#components/cases/signature-pad'
import { useFormAct } from '#components/pieces/use-form-act'
import { TextArea } from '#components/ui/text-area'
import { TextInput } from '#components/ui/text-input'
import type { Answer } from '#lib/rules/answer'
import { homeTeachingPlanForm, homeTeachingSessionForm } from '#lib/schemas/placements/home-teaching'

type FormProps<Input> = {
  submissionKey: string
  placementId: string
  action: (input: Input) => Promise<Answer<unknown>>
}

type SessionInput = z.input<typeof homeTeachingSessionForm>

/** 记送教一次。 */
export function SessionForm({
  submissionKey,
  placementId,
  action,
  today,
  earliest,
  teachers,
}: FormProps<SessionInput> & { today: string; earliest: string; teachers: string }) {
  const { register, errorAt, setValue, send, pending, refusal } = useFormAct({
    schema: homeTeachingSessionForm,
    action,
    defaults: {
      submissionKey,
      placementId,
      day: today,
      minutes: 120,
      teachers,
      content: '',
      guardianName: '',
      strokes: [],
    },
    goTo: `/home-teaching/${placementId}`,
  })
  return (
    <ActFrame label="记送教一次" pendingText="正在记录" send={send} pending={pending} refusal={refusal}>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextInput
          id="day"
          label="送教日期"
          type="date"
          required
          min={earliest}
          max={today}
          error={errorAt('day')}
          {...register('day')}
        />
        <TextInput
          id="minutes"
          label="时长（分钟）"
          type="number"
          inputMode="numeric"
          hint="四十分钟一课时。"
          required
          error={errorAt('minutes')}
          {...register('minutes')}
        />
      </div>
      <TextInput
        id="teachers"
        label="送教教师"
        required
        error={errorAt('teachers')}
        {...register('teachers')}
      />
      <TextArea
        id="content"
        label="教了什么、学得怎样"
        rows={3}
        required
        error={errorAt('content')}
        {...register('content')}
      />
      <TextInput
        id="guardianName"
        label="在场监护人"
        required
        error={errorAt('guardianName')}
        {...register('guardianName')}
      />
      <SignaturePad
        label="监护人签字（当场签在框里；不签的，在打印的记录上签）"
        error={errorAt('strokes')}
        onStrokes={(strokes) => setValue('strokes', strokes, { shouldValidate: false })}
      />
    </ActFrame>
  )
}

type PlanInput = z.input<typeof homeTeachingPlanForm>

/** 送教计划。 */
export function PlanForm({
  submissionKey,
  placementId,
  action,
  plan,
  least,
}: FormProps<PlanInput> & {
  plan: { readonly teachers: string; readonly lessonsPerWeek: number; readonly content: string } | null
  least: number
}) {
  const { register, errorAt, send, pending, refusal } = useFormAct({
    schema: homeTeachingPlanForm,
    action,
    defaults: {
      submissionKey,
      placementId,
      teachers: plan?.teachers ?? '',
      lessonsPerWeek: plan?.lessonsPerWeek ?? least,
      content: plan?.content ?? '',
    },
    goTo: `/home-teaching/${placementId}`,
  })
  return (
    <ActFrame label="存为现行计划" pendingText="正在存" send={send} pending={pending} refusal={refusal}>
      <TextInput
        id="plan-teachers"
        label="送教教师"
        required
        error={errorAt('teachers')}
        {...register('teachers')}
      />
      <TextInput
        id="plan-lessonsPerWeek"
        label="每周课时"
        type="number"
        inputMode="numeric"
        hint={`不少于 ${least} 课时。`}
        required
        error={errorAt('lessonsPerWeek')}
        {...register('lessonsPerWeek')}
      />
      <TextArea
        id="plan-content"
        label="教什么"
        rows={3}
        required
        error={errorAt('content')}
        {...register('content')}
      />
    </ActFrame>
  )
}
