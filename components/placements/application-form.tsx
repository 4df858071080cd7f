'use client'

import type { z } from 'zod'
import { ActFrame } from '#components/cases/act-frame'
import { optionsOf } from '#components/cases/options-of'
import { AttachmentField } from '#components/files/attachment-field'
import { useFormAct } from '#components/pieces/use-form-act'
import { Choice } from '#components/ui/choice'
import { TextArea } from '#components/ui/text-area'
import { TextInput } from '#components/ui/text-input'
import type { Answer } from '#lib/rules/answer'
import { GROUND_LABEL } from '#lib/rules/placements/grounds'
import { placementApplicationForm } from '#lib/schemas/placements/application'

type Input = z.input<typeof placementApplicationForm>

type ApplicationFormProps = {
  submissionKey: string
  childId: string
  caseId: string | null
  /** 此时能申请的几项。 */
  kinds: readonly { readonly value: string; readonly label: string; readonly detail: string }[]
  applicant: { readonly name: string; readonly relation: string }
  fromOn: string
  /** 每次至多几个月。 */
  maxMonths: number
  /** 录入单位自己也要写意见的（村、学校）。 */
  opinion: string | null
  apply: (input: Input) => Promise<Answer<{ readonly applicationId: string }>>
}

/** 附件6 的录入：监护人申请，由学校、村或乡镇代填。 */
export function ApplicationForm({ kinds, maxMonths, opinion, apply, ...given }: ApplicationFormProps) {
  const { submissionKey, childId, caseId, applicant, fromOn } = given
  const form = useFormAct({
    schema: placementApplicationForm,
    action: apply,
    defaults: {
      submissionKey,
      childId,
      kind: kinds[0]?.value ?? '',
      applicantName: applicant.name,
      applicantRelation: applicant.relation,
      ground: '',
      condition: '',
      hospital: '',
      proofId: '',
      fromOn,
      untilOn: '',
      words: '',
    },
    goTo: ({ applicationId }) => `/placements/${applicationId}`,
  })
  const { register, errorAt, setValue, send, pending, refusal } = form
  return (
    <ActFrame label="提交申请" pendingText="正在提交" send={send} pending={pending} refusal={refusal}>
      <Choice
        id="kind"
        label="申请哪一项"
        required
        options={kinds}
        error={errorAt('kind')}
        {...register('kind')}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextInput
          id="applicantName"
          label="申请人（父母或其他监护人）"
          required
          error={errorAt('applicantName')}
          {...register('applicantName')}
        />
        <TextInput
          id="applicantRelation"
          label="与孩子的关系"
          required
          error={errorAt('applicantRelation')}
          {...register('applicantRelation')}
        />
      </div>
      <Choice
        id="ground"
        label="事由"
        hint="法定理由只有身体状况；选了别的，会说明该怎样办。"
        required
        columns={2}
        options={optionsOf(GROUND_LABEL)}
        error={errorAt('ground')}
        {...register('ground')}
      />
      <TextArea
        id="condition"
        label="身体状况"
        hint="只有出具意见与批准的人看得到，教师看不到。"
        rows={3}
        required
        error={errorAt('condition')}
        {...register('condition')}
      />
      <TextInput
        id="hospital"
        label="出具证明的医院或机构"
        hint="县级以上医院，证明上须有建议缓学（休学）的意见。"
        required
        error={errorAt('hospital')}
        {...register('hospital')}
      />
      <AttachmentField
        id="proofId"
        label="医院证明"
        required
        kind="medical_proof"
        subject={caseId ? { childId, caseId } : { childId }}
        error={errorAt('proofId')}
        onKept={(attachmentId) => setValue('proofId', attachmentId, { shouldValidate: attachmentId !== '' })}
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
          hint={`每次不超过 ${maxMonths} 个月。`}
          type="date"
          required
          error={errorAt('untilOn')}
          {...register('untilOn')}
        />
      </div>
      {opinion ? (
        <TextArea id="words" label={opinion} rows={2} error={errorAt('words')} {...register('words')} />
      ) : null}
    </ActFrame>
  )
}
