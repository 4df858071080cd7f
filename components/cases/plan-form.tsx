'use client'

import { TextArea } from '#components/ui/text-area'
import { casePlanForm } from '#lib/schemas/cases/case-plan'
import { ActFrame } from './act-frame.tsx'
import { type ActOn, type CaseAct, useCaseAct } from './use-case-act.tsx'

type Parts = { persuasion: string; care: string; support: string }
type PlanFormProps = { act: CaseAct; now: Parts; action: ActOn<CaseAct & Parts>; goTo: string }

/** 三部分计划：现行的一版已经填好，改了就是新的一版。 */
export function PlanForm({ act, now, action, goTo }: PlanFormProps) {
  const { register, send, errorAt, refusal, pending } = useCaseAct({
    schema: casePlanForm,
    action,
    defaults: { ...act, ...now },
    goTo,
  })
  return (
    <ActFrame
      label={now.persuasion ? '存为新的一版' : '制定计划'}
      pendingText="正在登记"
      send={send}
      pending={pending}
      refusal={refusal}
    >
      <TextArea
        id="plan-persuasion"
        label="劝返"
        hint="谁去、何时去、怎样劝；约定哪天返校。"
        required
        error={errorAt('persuasion')}
        {...register('persuasion')}
      />
      <TextArea
        id="plan-care"
        label="关爱"
        hint="生活、心理上做什么，谁来做。"
        required
        error={errorAt('care')}
        {...register('care')}
      />
      <TextArea
        id="plan-support"
        label="帮扶"
        hint="学业上补什么，经济上帮什么。"
        required
        error={errorAt('support')}
        {...register('support')}
      />
    </ActFrame>
  )
}
