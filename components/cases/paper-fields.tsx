import { ChildField } from '#components/identity/child-field'
import type { Answer } from '#lib/rules/answer'
import type { RevealableField } from '#lib/rules/people/may-reveal'

type Mask = { readonly mask: string; readonly mayReveal: boolean }
type Reveal = (input: {
  childId: string
  field: RevealableField
  guardianId?: string
  reason: string
}) => Promise<Answer<{ value: string }>>

type Masks = {
  readonly guardian: { readonly id: string } | null
  readonly phone: Mask
  readonly address: Mask
}

/** 纸面上的电话与住址：印出来的是掩码；打印之前写明事由查看的，六十秒里印真值。没有登记的空着手写。 */
export function paperFields(childId: string, { guardian, phone, address }: Masks, reveal: Reveal) {
  const onPaper = (mask: Mask, field: RevealableField, guardianId?: string) =>
    mask.mayReveal ? (
      <ChildField
        mask={mask.mask}
        childId={childId}
        field={field}
        {...(guardianId ? { guardianId } : {})}
        reveal={reveal}
      />
    ) : (
      mask.mask
    )
  return {
    phone: guardian ? onPaper(phone, 'guardian_phone', guardian.id) : '',
    address: onPaper(address, 'address'),
  }
}
