import { ChildField } from '#components/identity/child-field'
import type { RevealableField } from '#lib/rules/people/may-reveal'
import type { Mask } from '#lib/server/cases/masks'
import { revealFieldAction } from './actions.ts'

type MaskedProps = { mask: Mask; childId: string; field: RevealableField; guardianId?: string }

/** 脱敏的一项：没有登记、只看掩码、或可以写明事由按次查看。 */
export function Masked({ mask, ...subject }: MaskedProps) {
  if (mask.mask === '') return <>没有登记</>
  if (!mask.mayReveal) return <>{mask.mask}</>
  return <ChildField {...subject} mask={mask.mask} reveal={revealFieldAction} />
}
