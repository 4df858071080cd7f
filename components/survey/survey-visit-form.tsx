'use client'

import { useWatch } from 'react-hook-form'
import type { z } from 'zod'
import { ActFrame } from '#components/cases/act-frame'
import { optionsOf } from '#components/cases/options-of'
import { useFormAct } from '#components/pieces/use-form-act'
import { Choice } from '#components/ui/choice'
import { TextArea } from '#components/ui/text-area'
import { TextInput } from '#components/ui/text-input'
import type { Answer } from '#lib/rules/answer'
import { SURVEY_OUTCOME_LABEL } from '#lib/rules/enrolment/household-survey'
import { surveyVisitForm } from '#lib/schemas/enrolment/survey-forms'

type Input = z.input<typeof surveyVisitForm>
type Answered = { readonly householdId: string; readonly areaId: string; readonly toRegister: boolean }

type SurveyVisitProps = {
  readonly submissionKey: string
  readonly householdId: string
  readonly today: string
  /** 名单上的孩子。 */
  readonly listed: readonly { readonly value: string; readonly label: string }[]
  readonly record: (input: Input) => Promise<Answer<Answered>>
}

const LEARNED = {
  found: '问到什么',
  no_child: '问到什么',
  moved: '搬去哪里、向谁问到的',
  nobody_home: '向邻里、村组问到了什么',
} as const

/** 在门口用手机记一次上门：先选结果，只问与它有关的。 */
export function SurveyVisitForm({ submissionKey, householdId, today, listed, record }: SurveyVisitProps) {
  const { register, control, errorAt, send, pending, refusal } = useFormAct({
    schema: surveyVisitForm,
    action: record,
    defaults: {
      ...{ submissionKey, householdId, visitedOn: today, outcome: '', learned: '' },
      ...{ unlisted: 0, outOfSchool: [], notHere: [] },
    },
    goTo: (done) => (done.toRegister ? `/survey/households/${done.householdId}` : `/survey/${done.areaId}`),
  })
  const outcome = useWatch({ control, name: 'outcome' })
  const needsWords = outcome === 'moved' || outcome === 'nobody_home'
  return (
    <ActFrame label="记下这次上门" pendingText="正在记录" send={send} pending={pending} refusal={refusal}>
      <Choice
        id="outcome"
        label="上门的结果"
        required
        columns={2}
        options={optionsOf(SURVEY_OUTCOME_LABEL)}
        error={errorAt('outcome')}
        {...register('outcome')}
      />
      {outcome === 'found' && listed.length > 0 ? (
        <>
          <Choice
            id="outOfSchool"
            label="名单上的孩子，谁没有上学"
            hint="登记为未入学、没有人在办的，当场立案，乡镇入户的时限随即起算"
            many
            options={listed}
            error={errorAt('outOfSchool')}
            {...register('outOfSchool')}
          />
          <Choice
            id="notHere"
            label="名单上的孩子，谁不住这里"
            many
            options={listed}
            error={errorAt('notHere')}
            {...register('notHere')}
          />
        </>
      ) : null}
      {outcome === 'found' ? (
        <TextInput
          id="unlisted"
          label="名单上没有、也没有上学的孩子几个"
          hint="记下之后就去登记附件1；没有的填 0。"
          type="number"
          inputMode="numeric"
          required
          error={errorAt('unlisted')}
          {...register('unlisted')}
        />
      ) : null}
      {outcome ? (
        <TextArea
          id="learned"
          label={LEARNED[outcome as keyof typeof LEARNED] ?? '问到什么'}
          rows={2}
          required={needsWords}
          error={errorAt('learned')}
          {...register('learned')}
        />
      ) : null}
      <TextInput
        id="visitedOn"
        label="上门日期"
        type="date"
        required
        max={today}
        error={errorAt('visitedOn')}
        {...register('visitedOn')}
      />
    </ActFrame>
  )
}
