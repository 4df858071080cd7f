import type { UseFormRegister } from 'react-hook-form'
import { Choice } from '#components/ui/choice'
import { TextArea } from '#components/ui/text-area'
import { TextInput } from '#components/ui/text-input'
import { ENROLMENT_EFFECT_LABEL, PERSUASION_EFFECT_LABEL } from '#lib/rules/labels'
import { optionsOf } from './options-of.tsx'
import type { CaseAct } from './use-case-act.tsx'

export type VisitInput = CaseAct & {
  visitedOn: string
  participants: string
  content: string
  outcome: string
}

type VisitFieldsProps = {
  register: UseFormRegister<VisitInput>
  errorAt: (field: keyof VisitInput) => string | undefined
  today: string
  earliest: string
  /** 未入学的孩子：结果说的是入学，不是返校。 */
  neverEnrolled: boolean
}

/** 入户一次要填的四样；有没有网络都是这四样。 */
export function VisitFields({ register, errorAt, today, earliest, neverEnrolled }: VisitFieldsProps) {
  return (
    <>
      <TextInput
        id="visitedOn"
        label="入户日期"
        type="date"
        required
        min={earliest}
        max={today}
        error={errorAt('visitedOn')}
        {...register('visitedOn')}
      />
      <TextInput
        id="participants"
        label="入户人员"
        hint="逐个写姓名，例如：王某（村）、陈某（学校）"
        required
        error={errorAt('participants')}
        {...register('participants')}
      />
      <TextArea
        id="content"
        label="情况记录"
        rows={6}
        required
        error={errorAt('content')}
        {...register('content')}
      />
      <Choice
        id="outcome"
        label="本次结果"
        required
        columns={2}
        options={optionsOf(neverEnrolled ? ENROLMENT_EFFECT_LABEL : PERSUASION_EFFECT_LABEL)}
        error={errorAt('outcome')}
        {...register('outcome')}
      />
    </>
  )
}
