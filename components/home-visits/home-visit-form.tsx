'use client'

import { ActFrame } from '#components/cases/act-frame'
import { optionsOf } from '#components/cases/options-of'
import { type ActOn, useCaseAct } from '#components/cases/use-case-act'
import { Choice } from '#components/ui/choice'
import { Select } from '#components/ui/select'
import { TextArea } from '#components/ui/text-area'
import { TextInput } from '#components/ui/text-input'
import {
  BUREAU_ONLY_REASONS,
  DROPOUT_REASON_LABEL,
  type DropoutReason,
  PERSUASION_EFFECT_LABEL,
  WHEREABOUTS_LABEL,
} from '#lib/rules/labels'
import { homeVisitForm } from '#lib/schemas/children/home-visit'

type Input = {
  submissionKey: string
  childIds: string[]
  visitedOn: string
  visitors: string
  content: string
  guardianAttitude: string
  studentAttitude: string
  outcome: string
  truancyReason: string
  whereabouts: string
}

type HomeVisitFormProps = {
  submissionKey: string
  /** 同户的孩子，本人在前；有个案的注明。 */
  choices: readonly { value: string; label: string; detail?: string }[]
  childId: string
  today: string
  visitors: string
  /** 此次走访会随之办结个案里的哪一样；没有个案的为 null。 */
  serves: 'persuasion' | 'visit' | null
  action: ActOn<Input>
  goTo: string
}

/** 登记一次家访：同户的几个孩子一次写完；有个案的，结果随案记上。 */
export function HomeVisitForm(props: HomeVisitFormProps) {
  const { submissionKey, childId, today, visitors, serves, action, goTo } = props
  const { register, send, errorAt, refusal, pending } = useCaseAct({
    schema: homeVisitForm,
    action,
    defaults: {
      submissionKey,
      childIds: [childId],
      visitedOn: today,
      visitors,
      content: '',
      guardianAttitude: '',
      studentAttitude: '',
      outcome: '',
      truancyReason: '',
      whereabouts: '',
    } as Input,
    goTo,
  })
  const reasons = optionsOf(DROPOUT_REASON_LABEL).filter(
    ({ value }) => !BUREAU_ONLY_REASONS.includes(value as DropoutReason),
  )
  return (
    <ActFrame label="登记家访" pendingText="正在登记" send={send} pending={pending} refusal={refusal}>
      <Choice
        id="childIds"
        label="这次走访了谁"
        required
        many
        columns={2}
        options={[...props.choices]}
        error={errorAt('childIds')}
        {...register('childIds')}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextInput
          id="visitedOn"
          label="日期"
          type="date"
          required
          max={today}
          error={errorAt('visitedOn')}
          {...register('visitedOn')}
        />
        <TextInput
          id="visitors"
          label="家访人员"
          required
          maxLength={60}
          error={errorAt('visitors')}
          {...register('visitors')}
        />
      </div>
      <TextArea
        id="content"
        label="家访情况"
        hint="家里怎样、谈了什么、做了什么辅导或鼓励。"
        rows={5}
        required
        error={errorAt('content')}
        {...register('content')}
      />
      {serves ? (
        <Choice
          id="outcome"
          label="劝返结果"
          hint={serves === 'persuasion' ? '随之记入附件4。' : '随之记入附件3。'}
          required
          columns={2}
          options={optionsOf(PERSUASION_EFFECT_LABEL)}
          error={errorAt('outcome')}
          {...register('outcome')}
        />
      ) : null}
      {serves === 'persuasion' ? (
        <>
          <div className="grid gap-5 sm:grid-cols-2">
            <Select
              id="truancyReason"
              label="旷课原因"
              required
              empty="请选择"
              options={reasons}
              error={errorAt('truancyReason')}
              {...register('truancyReason')}
            />
            <Select
              id="whereabouts"
              label="去向"
              required
              empty="请选择"
              options={optionsOf(WHEREABOUTS_LABEL)}
              error={errorAt('whereabouts')}
              {...register('whereabouts')}
            />
          </div>
          <TextInput
            id="guardianAttitude"
            label="家长态度"
            maxLength={300}
            error={errorAt('guardianAttitude')}
            {...register('guardianAttitude')}
          />
          <TextInput
            id="studentAttitude"
            label="学生态度"
            maxLength={300}
            error={errorAt('studentAttitude')}
            {...register('studentAttitude')}
          />
        </>
      ) : null}
    </ActFrame>
  )
}
