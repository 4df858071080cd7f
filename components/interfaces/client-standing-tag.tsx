import { StateTag } from '#components/ui/state-tag'
import { CLIENT_STANDING_LABEL, type ClientStanding } from '#lib/rules/interfaces/client'

/** 凭据此刻用不用得。 */
export function ClientStandingTag({ standing }: { standing: ClientStanding }) {
  return (
    <StateTag tone={standing === 'open' ? 'normal' : 'closed'}>{CLIENT_STANDING_LABEL[standing]}</StateTag>
  )
}
