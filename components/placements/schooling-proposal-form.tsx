'use client'

import type { z } from 'zod'
import { ActFrame } from '#components/cases/act-frame'
import { optionsOf } from '#components/cases/options-of'
import { AttachmentField } from '#components/files/attachment-field'
import { useFormAct } from '#components/pieces/use-form-act'
import { Choice } from '#components/ui/choice'
import { Select } from '#components/ui/select'
import { TextArea } from '#components/ui/text-area'
import { TextInput } from '#components/ui/text-input'
import type { Answer } from '#lib/rules/answer'
import { DISABILITY_LABEL } from '#lib/rules/placements/schooling'
import { DISABILITY_LEVELS, schoolingProposalForm } from '#lib/schemas/placements/schooling'

type Input = z.input<typeof schoolingProposalForm>

type SchoolingProposalFormProps = {
  submissionKey: string
  childId: string
  /** 现在提得了的几种。 */
  kinds: readonly { readonly value: string; readonly label: string; readonly detail: string }[]
  /** 上一次提的残疾类别与等级；没有是空串。 */
  last: {
    readonly disability: string
    readonly level: string
    readonly place: string
    readonly support: string
  }
  fromOn: string
  maxMonths: number
  propose: (input: Input) => Promise<Answer<{ readonly proposalId: string }>>
}

/** 提出一个残疾儿童怎样就学；县教育局定。 */
export function SchoolingProposalForm({
  kinds,
  last,
  maxMonths,
  propose,
  ...given
}: SchoolingProposalFormProps) {
  const { submissionKey, childId, fromOn } = given
  const { register, errorAt, setValue, watch, send, pending, refusal } = useFormAct({
    schema: schoolingProposalForm,
    action: propose,
    defaults: { submissionKey, childId, schooling: '', ...last, proofId: '', fromOn, untilOn: '' },
    goTo: ({ proposalId }) => `/schooling/${proposalId}`,
  })
  return (
    <ActFrame label="报县教育局" pendingText="正在报" send={send} pending={pending} refusal={refusal}>
      <Choice
        id="schooling"
        label="怎样就学"
        hint="五种严格分开，一次只登记一种。"
        required
        options={kinds}
        error={errorAt('schooling')}
        {...register('schooling')}
      />
      {watch('schooling') === 'special_school' ? (
        <TextInput
          id="place"
          label="哪一所特殊教育学校"
          required
          error={errorAt('place')}
          {...register('place')}
        />
      ) : null}
      <div className="grid gap-5 sm:grid-cols-2">
        <Select
          id="disability"
          label="残疾类别"
          empty="请选择"
          required
          options={optionsOf(DISABILITY_LABEL)}
          error={errorAt('disability')}
          {...register('disability')}
        />
        <Select
          id="level"
          label="残疾等级"
          empty="请选择"
          required
          options={optionsOf(DISABILITY_LEVELS)}
          error={errorAt('level')}
          {...register('level')}
        />
      </div>
      <AttachmentField
        id="proofId"
        label="残疾证明或评估意见"
        hint="残疾人证，或县残疾人教育专家委员会的评估意见。只有乡镇、县教育局与上传者打得开，打开即留痕。"
        required
        kind="disability_proof"
        subject={{ childId }}
        error={errorAt('proofId')}
        onKept={(id) => setValue('proofId', id, { shouldValidate: id !== '' })}
      />
      <TextArea
        id="support"
        label="需要的支持"
        hint="座位、大字课本、辅具、资源教师等；任课教师看得到。不要写病情。"
        rows={3}
        error={errorAt('support')}
        {...register('support')}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextInput
          id="fromOn"
          label="自"
          type="date"
          required
          error={errorAt('fromOn')}
          {...register('fromOn')}
        />
        <TextInput
          id="untilOn"
          label="至"
          hint={`每次不超过 ${maxMonths} 个月，到期重新评估。`}
          type="date"
          required
          error={errorAt('untilOn')}
          {...register('untilOn')}
        />
      </div>
    </ActFrame>
  )
}
