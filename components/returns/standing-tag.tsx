import { StateTag } from '#components/ui/state-tag'
import { RETURN_STANDING_LABEL, type ReturnStanding } from '#lib/rules/returns/return-steps'

/** 一期报表的处境；过了时限还没报的说逾期。 */
export function StandingTag({ standing, late }: { standing: ReturnStanding; late: boolean }) {
  if (standing === 'accepted') return <StateTag tone="closed">{RETURN_STANDING_LABEL.accepted}</StateTag>
  if (standing === 'submitted') return <StateTag tone="normal">{RETURN_STANDING_LABEL.submitted}</StateTag>
  return (
    <StateTag tone={late ? 'late' : 'due'}>
      {late ? `逾期${RETURN_STANDING_LABEL[standing]}` : RETURN_STANDING_LABEL[standing]}
    </StateTag>
  )
}
