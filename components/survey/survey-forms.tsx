'use client'

import type { z } from 'zod'
import { ActFrame } from '#components/cases/act-frame'
import { optionsOf } from '#components/cases/options-of'
import { useFormAct } from '#components/pieces/use-form-act'
import { Choice } from '#components/ui/choice'
import { TextInput } from '#components/ui/text-input'
import type { Answer } from '#lib/rules/answer'
import { SURVEY_SEASON_LABEL } from '#lib/rules/enrolment/household-survey'
import { addSurveyHouseholdForm, openSurveyForm, signSurveyForm } from '#lib/schemas/enrolment/survey-forms'

type Send<S extends z.ZodType, R = unknown> = (input: z.input<S>) => Promise<Answer<R>>

type OpenProps = {
  readonly submissionKey: string
  readonly year: number
  readonly season: string
  readonly open: Send<typeof openSurveyForm>
}

/** 县教育局布置一轮。 */
export function OpenSurvey({ submissionKey, year, season, open }: OpenProps) {
  const { register, errorAt, send, pending, refusal } = useFormAct({
    schema: openSurveyForm,
    action: open,
    defaults: { submissionKey, year, season },
    goTo: '/survey',
  })
  return (
    <ActFrame label="布置到各村" pendingText="正在列户" send={send} pending={pending} refusal={refusal}>
      <TextInput
        id="year"
        label="哪一年"
        type="number"
        required
        error={errorAt('year')}
        {...register('year')}
      />
      <Choice
        id="season"
        label="哪一轮"
        required
        columns={2}
        options={optionsOf(SURVEY_SEASON_LABEL)}
        error={errorAt('season')}
        {...register('season')}
      />
    </ActFrame>
  )
}

type AddProps = {
  readonly submissionKey: string
  readonly areaId: string
  readonly add: Send<typeof addSurveyHouseholdForm, { readonly householdId: string }>
}

/** 名单上没有的一户，添上就去记上门。 */
export function AddSurveyHousehold({ submissionKey, areaId, add }: AddProps) {
  const { register, errorAt, send, pending, refusal } = useFormAct({
    schema: addSurveyHouseholdForm,
    action: add,
    defaults: { submissionKey, areaId, head: '' },
    goTo: ({ householdId }) => `/survey/households/${householdId}`,
  })
  return (
    <ActFrame label="添上，去记上门" pendingText="正在添" send={send} pending={pending} refusal={refusal}>
      <TextInput id="head" label="户主姓名" required error={errorAt('head')} {...register('head')} />
    </ActFrame>
  )
}

type SignProps = {
  readonly submissionKey: string
  readonly areaId: string
  readonly label: string
  /** 村里签的要填全村几户；乡镇、县里由下一级加起来。 */
  readonly listed: number | null
  readonly sign: Send<typeof signSurveyForm>
}

/** 签报。 */
export function SignSurvey({ submissionKey, areaId, label, listed, sign }: SignProps) {
  const { register, errorAt, send, pending, refusal } = useFormAct({
    schema: signSurveyForm,
    action: sign,
    defaults: { submissionKey, areaId, total: listed ?? 0, childless: 0 },
    goTo: '/survey',
  })
  return (
    <ActFrame label={label} pendingText="正在签报" send={send} pending={pending} refusal={refusal}>
      {listed === null ? null : (
        <div className="grid gap-5 sm:grid-cols-2">
          <TextInput
            id="total"
            label="全村共几户"
            type="number"
            inputMode="numeric"
            required
            error={errorAt('total')}
            {...register('total')}
          />
          <TextInput
            id="childless"
            label="其中没有适龄孩子、不在名单上的"
            type="number"
            inputMode="numeric"
            required
            error={errorAt('childless')}
            {...register('childless')}
          />
        </div>
      )}
    </ActFrame>
  )
}
