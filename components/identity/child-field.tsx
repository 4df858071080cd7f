'use client'

import { MaskedField } from '#components/pieces/masked-field'
import type { Answer } from '#lib/rules/answer'
import { REVEALABLE_FIELD_LABEL, type RevealableField } from '#lib/rules/people/may-reveal'

type Subject = { childId: string; field: RevealableField; guardianId?: string }

type ChildFieldProps = Subject & {
  /** 服务器算好的掩码。 */
  mask: string
  reveal: (input: Subject & { reason: string }) => Promise<Answer<{ value: string }>>
}

/** 一个儿童的一项脱敏字段，连同按次查看。 */
export function ChildField({ mask, reveal, ...subject }: ChildFieldProps) {
  return (
    <MaskedField
      label={REVEALABLE_FIELD_LABEL[subject.field]}
      mask={mask}
      dial={subject.field === 'guardian_phone'}
      reveal={(reason) => reveal({ ...subject, reason })}
    />
  )
}
