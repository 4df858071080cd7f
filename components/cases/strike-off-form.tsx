'use client'

import type { z } from 'zod'
import { AttachmentField } from '#components/files/attachment-field'
import { Select } from '#components/ui/select'
import { TextArea } from '#components/ui/text-area'
import { CLOSE_REASONS, isCloseReason, PROOF_LABEL, type Proof } from '#lib/rules/cases/close-reasons'
import { strikeOffRequestForm } from '#lib/schemas/cases/strike-off'
import { ActFrame } from './act-frame.tsx'
import { type ActOn, type CaseAct, useCaseAct } from './use-case-act.tsx'

type Input = z.input<typeof strikeOffRequestForm>
type StrikeOffFormProps = {
  act: CaseAct
  childId: string
  /** 此时可以申请的类别。 */
  reasons: readonly { value: string; label: string }[]
  /** 系统已经替申请人核过的凭据。 */
  proven: readonly Proof[]
  action: ActOn<Input>
  back: string
}

/** 销号申请：选类别，逐项附上凭据的照片或扫描件；系统核过的不用附。 */
export function StrikeOffForm({ act, childId, reasons, proven, action, back }: StrikeOffFormProps) {
  const { register, send, errorAt, refusal, pending, watch, setValue } = useCaseAct({
    schema: strikeOffRequestForm,
    action,
    defaults: { ...act, reason: reasons.length === 1 ? (reasons[0]?.value ?? '') : '', proofs: [], note: '' },
    goTo: back,
  })
  const chosen = watch('reason')
  const needed: readonly Proof[] = isCloseReason(chosen) ? CLOSE_REASONS[chosen].proofs : []
  const asked = needed.filter((proof) => !proven.includes(proof))
  // 换了类别，前一类的凭据不带过去。
  function put(proof: Proof, fileId: string): void {
    const others = watch('proofs').filter((one) => one.proof !== proof && asked.includes(one.proof))
    setValue('proofs', fileId === '' ? others : [...others, { proof, fileId }])
  }
  return (
    <ActFrame
      label="申请销号"
      pendingText="正在申请"
      send={send}
      pending={pending}
      refusal={refusal}
      back={back}
    >
      <Select
        id="reason"
        label="销号类别"
        hint="联系不上、退学都不是销号的理由；失联须由公安机关界定，界定之前个案一直开着。"
        required
        empty="请选择类别"
        options={reasons}
        error={errorAt('reason')}
        {...register('reason', { onChange: () => setValue('proofs', []) })}
      />
      {proven.length > 0 ? (
        <p className="border-l-4 border-normal pl-3">
          系统已核：{proven.map((proof) => PROOF_LABEL[proof]).join('、')}
        </p>
      ) : null}
      {asked.map((proof) => (
        <AttachmentField
          key={`${chosen} ${proof}`}
          id={`proof-${proof}`}
          label={PROOF_LABEL[proof]}
          hint="拍照或扫描原件；原件由学校存档备查。"
          required
          kind="scan"
          subject={{ childId, caseId: act.caseId }}
          error={errorAt('proofs')}
          onKept={(fileId) => put(proof, fileId)}
        />
      ))}
      <TextArea id="note" label="说明" rows={3} error={errorAt('note')} {...register('note')} />
    </ActFrame>
  )
}
