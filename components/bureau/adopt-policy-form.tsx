'use client'

import type { z } from 'zod'
import { ActFrame } from '#components/cases/act-frame'
import { type ActOn, useCaseAct } from '#components/cases/use-case-act'
import { TextArea } from '#components/ui/text-area'
import { TextInput } from '#components/ui/text-input'
import { adoptPolicyForm } from '#lib/schemas/figures/adopt-policy'

type Input = z.input<typeof adoptPolicyForm>

type AdoptPolicyFormProps = {
  submissionKey: string
  followsId: string
  digest: string
  from: string
  to: string | null
  adopt: ActOn<Input>
}

/** 采用一份新版：哪天起、为什么。 */
export function AdoptPolicyForm({ submissionKey, followsId, digest, from, to, adopt }: AdoptPolicyFormProps) {
  const form = useCaseAct({
    schema: adoptPolicyForm,
    action: adopt,
    defaults: { submissionKey, followsId, seenDigest: digest, effectiveFrom: from, reason: '' },
    goTo: '/bureau/policy',
  })
  const id = digest.slice(0, 8)
  return (
    <ActFrame
      label="采用新版"
      pendingText="正在采用"
      send={() => form.send()}
      pending={form.pending}
      refusal={form.refusal}
    >
      <TextInput
        id={`adopt-from-${id}`}
        label="生效日期"
        hint={`最早 ${from}${to ? `，最晚 ${to}` : ''}。采用之后不能收回，只能再采用下一版。`}
        type="date"
        required
        error={form.errorAt('effectiveFrom')}
        {...form.register('effectiveFrom')}
      />
      <TextArea
        id={`adopt-reason-${id}`}
        label="为什么采用"
        hint="写明修订的文号或会议。"
        rows={3}
        required
        error={form.errorAt('reason')}
        {...form.register('reason')}
      />
    </ActFrame>
  )
}
