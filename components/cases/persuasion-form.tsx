'use client'

import type { z } from 'zod'
import { Checkbox } from '#components/ui/checkbox'
import { Choice } from '#components/ui/choice'
import { Select } from '#components/ui/select'
import { TextArea } from '#components/ui/text-area'
import { TextInput } from '#components/ui/text-input'
import {
  BUREAU_ONLY_REASONS,
  DROPOUT_REASON_LABEL,
  PERSUASION_EFFECT_LABEL,
  WHEREABOUTS_LABEL,
} from '#lib/rules/labels'
import { persuasionForm } from '#lib/schemas/cases/persuasion'
import { ActFrame } from './act-frame.tsx'
import { optionsOf } from './options-of.tsx'
import { type ActOn, type CaseAct, useCaseAct } from './use-case-act.tsx'

type PersuasionFormProps = {
  act: CaseAct
  /** 上一次劝返写过的，预填省得重抄。 */
  before: { teachers: string; truancyReason: string; whereabouts: string }
  /** 现在，北京时间，`2026-09-30T10:00`。 */
  nowLocal: string
  action: ActOn<z.input<typeof persuasionForm>>
  back: string
}

const REASONS = optionsOf(DROPOUT_REASON_LABEL).filter(
  ({ value }) => !(BUREAU_ONLY_REASONS as readonly string[]).includes(value),
)

/** 附件4 的填写。家访四项在勾了家访之后必填。 */
export function PersuasionForm({ act, before, nowLocal, action, back }: PersuasionFormProps) {
  const { register, send, errorAt, refusal, pending, watch } = useCaseAct({
    schema: persuasionForm,
    action,
    defaults: {
      ...act,
      phoned: false,
      visited: false,
      ...before,
      persuadedAt: nowLocal,
      familySituation: '',
      guardianAttitude: '',
      studentAttitude: '',
      methodsAndMeasures: '',
      effect: '',
      effectNote: '',
    },
    goTo: back,
  })
  const visited = watch('visited')
  return (
    <ActFrame
      label="记录劝返"
      pendingText="正在记录"
      send={send}
      pending={pending}
      refusal={refusal}
      back={back}
    >
      <fieldset className="flex flex-col gap-1">
        <legend className="font-medium">劝返方式</legend>
        <div className="flex gap-8">
          <Checkbox id="phoned" label="电话" required error={errorAt('phoned')} {...register('phoned')} />
          <Checkbox id="visited" label="家访" required error={errorAt('visited')} {...register('visited')} />
        </div>
      </fieldset>
      <TextInput
        id="persuadedAt"
        label="劝返时间"
        hint="书面报告的时限自首次劝返起算；以这里填的为准，记录时间另存。"
        type="datetime-local"
        required
        max={nowLocal}
        error={errorAt('persuadedAt')}
        {...register('persuadedAt')}
      />
      <TextInput
        id="teachers"
        label="劝返工作教师"
        required
        error={errorAt('teachers')}
        {...register('teachers')}
      />
      <Select
        id="truancyReason"
        label="旷课原因"
        required
        empty="请选择原因"
        options={REASONS}
        error={errorAt('truancyReason')}
        {...register('truancyReason')}
      />
      <Select
        id="whereabouts"
        label="去向"
        required
        empty="请选择去向"
        options={optionsOf(WHEREABOUTS_LABEL)}
        error={errorAt('whereabouts')}
        {...register('whereabouts')}
      />
      <TextArea
        id="familySituation"
        label="家庭情况"
        rows={3}
        required={visited}
        error={errorAt('familySituation')}
        {...register('familySituation')}
      />
      <TextArea
        id="guardianAttitude"
        label="家长态度"
        rows={2}
        required={visited}
        error={errorAt('guardianAttitude')}
        {...register('guardianAttitude')}
      />
      <TextArea
        id="studentAttitude"
        label="学生态度"
        rows={2}
        required={visited}
        error={errorAt('studentAttitude')}
        {...register('studentAttitude')}
      />
      <TextArea
        id="methodsAndMeasures"
        label="劝返工作方法及措施"
        rows={4}
        required
        error={errorAt('methodsAndMeasures')}
        {...register('methodsAndMeasures')}
      />
      <Choice
        id="effect"
        label="劝返效果"
        hint="返校以当天点名为准；这里写的只是本次劝返的结果。"
        required
        columns={2}
        options={optionsOf(PERSUASION_EFFECT_LABEL)}
        error={errorAt('effect')}
        {...register('effect')}
      />
      <TextArea
        id="effectNote"
        label="补充说明"
        rows={2}
        error={errorAt('effectNote')}
        {...register('effectNote')}
      />
    </ActFrame>
  )
}
