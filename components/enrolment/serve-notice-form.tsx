'use client'

import type { z } from 'zod'
import { ActFrame } from '#components/cases/act-frame'
import { optionsOf } from '#components/cases/options-of'
import { AttachmentField } from '#components/files/attachment-field'
import { useFormAct } from '#components/pieces/use-form-act'
import { Choice } from '#components/ui/choice'
import { Select } from '#components/ui/select'
import { TextInput } from '#components/ui/text-input'
import type { Answer } from '#lib/rules/answer'
import { NOTICE_SERVICE_LABEL, serveEnrolmentNoticeForm } from '#lib/schemas/enrolment/serve-notices'

type Input = z.input<typeof serveEnrolmentNoticeForm>

type ServeNoticeFormProps = {
  submissionKey: string
  /** 还没有送达的孩子。 */
  unserved: readonly { readonly value: string; readonly label: string }[]
  today: string
  serve: (input: Input) => Promise<Answer<unknown>>
}

/** 记一份入学通知书的送达。 */
export function ServeNoticeForm({ submissionKey, unserved, today, serve }: ServeNoticeFormProps) {
  const { register, errorAt, setValue, watch, send, pending, refusal } = useFormAct({
    schema: serveEnrolmentNoticeForm,
    action: serve,
    defaults: {
      submissionKey,
      childId: '',
      servedOn: today,
      service: 'in_person',
      receivedBy: '',
      proofId: '',
    },
    goTo: '/enrolment',
  })
  const childId = watch('childId')
  return (
    <ActFrame label="记送达" pendingText="正在记录" send={send} pending={pending} refusal={refusal}>
      <Select
        id="childId"
        label="孩子"
        required
        empty="请选择"
        options={unserved}
        error={errorAt('childId')}
        {...register('childId', { onChange: () => setValue('proofId', '') })}
      />
      <Choice
        id="service"
        label="送达方式"
        required
        columns={2}
        options={optionsOf(NOTICE_SERVICE_LABEL)}
        error={errorAt('service')}
        {...register('service')}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextInput
          id="servedOn"
          label="送达日期"
          type="date"
          required
          max={today}
          error={errorAt('servedOn')}
          {...register('servedOn')}
        />
        <TextInput
          id="receivedBy"
          label="签收人"
          required
          error={errorAt('receivedBy')}
          {...register('receivedBy')}
        />
      </div>
      {childId ? (
        <AttachmentField
          key={childId}
          id="proofId"
          label="送达回证"
          hint="有签收人签字的回证或送达照片；没有的可以不传。"
          kind="scan"
          subject={{ childId }}
          error={errorAt('proofId')}
          onKept={(id) => setValue('proofId', id, { shouldValidate: id !== '' })}
        />
      ) : null}
    </ActFrame>
  )
}
