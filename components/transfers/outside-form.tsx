'use client'

import type { z } from 'zod'
import { ActFrame } from '#components/cases/act-frame'
import { AttachmentField } from '#components/files/attachment-field'
import { useFormAct } from '#components/pieces/use-form-act'
import { Choice } from '#components/ui/choice'
import { TextArea } from '#components/ui/text-area'
import { TextInput } from '#components/ui/text-input'
import type { Answer } from '#lib/rules/answer'
import { OUTSIDE_ACT_LABEL, type OutsideAct } from '#lib/rules/placements/outside-schooling'
import { outsideSchoolingForm } from '#lib/schemas/transfers/outside-schooling'

type Input = z.input<typeof outsideSchoolingForm>

type OutsideFormProps = {
  submissionKey: string
  childId: string
  acts: readonly OutsideAct[]
  /** 上次登记的学校与地方，跟踪时不必再写。 */
  known: { readonly schoolNamed: string; readonly place: string }
  save: (input: Input) => Promise<Answer<{ readonly childId: string }>>
}

/** 登记、跟踪区外就读，或记返校。 */
export function OutsideForm({ submissionKey, childId, acts, known, save }: OutsideFormProps) {
  const form = useFormAct({
    schema: outsideSchoolingForm,
    action: save,
    defaults: {
      submissionKey,
      childId,
      act: acts.length === 1 ? (acts[0] ?? '') : '',
      ...known,
      proofId: '',
      note: '',
    },
    goTo: `/children/${childId}/outside`,
  })
  const { register, errorAt, setValue, watch, send, pending, refusal } = form
  const there = watch('act') === 'found' || watch('act') === 'checked'
  return (
    <ActFrame label="登记" pendingText="正在登记" send={send} pending={pending} refusal={refusal}>
      {acts.length > 1 ? (
        <Choice
          id="act"
          label="核实的结果"
          required
          columns={2}
          options={acts.map((value) => ({ value, label: OUTSIDE_ACT_LABEL[value] }))}
          error={errorAt('act')}
          {...register('act')}
        />
      ) : null}
      {there ? (
        <>
          <div className="grid gap-5 sm:grid-cols-2">
            <TextInput
              id="place"
              label="在哪个省、市、县"
              required
              error={errorAt('place')}
              {...register('place')}
            />
            <TextInput
              id="schoolNamed"
              label="就读的学校"
              required
              error={errorAt('schoolNamed')}
              {...register('schoolNamed')}
            />
          </div>
          <AttachmentField
            id="proofId"
            label="就读证明"
            hint="对方学校盖章的证明，拍照或扫描。"
            kind="scan"
            required
            subject={{ childId }}
            error={errorAt('proofId')}
            onKept={(attachmentId) =>
              setValue('proofId', attachmentId, { shouldValidate: attachmentId !== '' })
            }
          />
        </>
      ) : null}
      <TextArea
        id="note"
        label="怎样核实的"
        hint="问了谁、何时、对方怎么说；办转学还缺什么。"
        required
        rows={3}
        error={errorAt('note')}
        {...register('note')}
      />
    </ActFrame>
  )
}
