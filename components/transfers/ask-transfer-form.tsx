'use client'

import type { z } from 'zod'
import { ActFrame } from '#components/cases/act-frame'
import { AttachmentField } from '#components/files/attachment-field'
import { useFormAct } from '#components/pieces/use-form-act'
import { Choice } from '#components/ui/choice'
import { type Option, Select } from '#components/ui/select'
import { TextArea } from '#components/ui/text-area'
import { TextInput } from '#components/ui/text-input'
import type { Answer } from '#lib/rules/answer'
import { askTransferForm } from '#lib/schemas/transfers/transfer'

type Input = z.input<typeof askTransferForm>

type AskTransferFormProps = {
  submissionKey: string
  childId: string
  applicant: { readonly name: string; readonly relation: string }
  schools: readonly Option[]
  counties: readonly Option[]
  ask: (input: Input) => Promise<Answer<{ readonly transferId: string }>>
}

const ROUTES = [
  { value: 'within', label: '县内另一所学校', detail: '对方学校接收之后，名册与个案一起过去' },
  { value: 'to_county', label: '外县，也用本系统', detail: '教育局同意之后，材料由系统送到对方教育局' },
  {
    value: 'to_outside',
    label: '外县，不在本系统',
    detail: '教育局同意之后打印联系函寄去，答复由教育局登记',
  },
]

/** 转学的提出：监护人申请，学校代填；转往哪里决定还要填什么。 */
export function AskTransferForm({ schools, counties, ask, ...given }: AskTransferFormProps) {
  const { submissionKey, childId, applicant } = given
  const form = useFormAct({
    schema: askTransferForm,
    action: ask,
    defaults: {
      submissionKey,
      childId,
      route: '',
      toSchoolId: '',
      peerCode: '',
      peerName: '',
      toAddress: '',
      schoolNamed: '',
      applicantName: applicant.name,
      applicantRelation: applicant.relation,
      reason: '',
      proofId: '',
    },
    goTo: ({ transferId }) => `/transfers/${transferId}`,
  })
  const { register, errorAt, setValue, watch, send, pending, refusal } = form
  const route = watch('route')
  const text = (name: 'peerName' | 'toAddress' | 'schoolNamed' | 'applicantName' | 'applicantRelation') => ({
    id: name,
    required: true,
    error: errorAt(name),
    ...register(name),
  })
  return (
    <ActFrame label="提出转学" pendingText="正在提出" send={send} pending={pending} refusal={refusal}>
      <Choice
        id="route"
        label="转往哪里"
        required
        options={ROUTES}
        error={errorAt('route')}
        {...register('route')}
      />
      {route === 'within' ? (
        <Select
          id="toSchoolId"
          label="转入学校"
          required
          empty="请选择学校"
          options={[...schools]}
          error={errorAt('toSchoolId')}
          {...register('toSchoolId')}
        />
      ) : null}
      {route === 'to_county' ? (
        <Select
          id="peerCode"
          label="转往哪个县"
          required
          empty="请选择县（市、区）"
          options={[...counties]}
          error={errorAt('peerCode')}
          {...register('peerCode')}
        />
      ) : null}
      {route === 'to_outside' ? (
        <>
          <TextInput label="对方教育行政部门全称" {...text('peerName')} />
          <TextInput label="寄送地址" {...text('toAddress')} />
        </>
      ) : null}
      {route === 'to_county' || route === 'to_outside' ? (
        <TextInput label="对方学校" hint="家长不清楚的，写“待安排”。" {...text('schoolNamed')} />
      ) : null}
      <div className="grid gap-5 sm:grid-cols-2">
        <TextInput label="申请人（父母或其他监护人）" {...text('applicantName')} />
        <TextInput label="与孩子的关系" {...text('applicantRelation')} />
      </div>
      <TextArea
        id="reason"
        label="为何转学、搬到何处"
        hint="学习困难不是转学的理由，不得变相要求转学。"
        required
        rows={3}
        error={errorAt('reason')}
        {...register('reason')}
      />
      <AttachmentField
        id="proofId"
        label="监护人签字的转学申请"
        hint="拍照或扫描。材料不齐的，不能提出。"
        kind="scan"
        required
        subject={{ childId }}
        error={errorAt('proofId')}
        onKept={(attachmentId) => setValue('proofId', attachmentId, { shouldValidate: attachmentId !== '' })}
      />
    </ActFrame>
  )
}
