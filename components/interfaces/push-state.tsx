import { momentText } from '#components/ui/date-text'
import { StateTag } from '#components/ui/state-tag'
import type { Instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { PUSH_NEEDS_LOOKING } from '#lib/rules/interfaces/client'

/** 一份凭据的推送。 */
type Push = {
  readonly pushUrl: string | null
  readonly pushedAt: Instant | null
  readonly pushFailures: number
  readonly pushFault: string | null
  readonly pushNextAt: Instant | null
}

/** 推送的近况：推到几时；没成的写明为什么、连着几次、几时再推。 */
export function PushState({ client, today }: { client: Push; today: PlainDate }) {
  if (client.pushUrl === null) return <>不推送</>
  if (client.pushFailures === 0)
    return <>{client.pushedAt ? `${momentText(client.pushedAt, today)}推到` : '还没有可推的'}</>
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      {client.pushFailures >= PUSH_NEEDS_LOOKING ? <StateTag tone="late">推不到</StateTag> : null}
      {client.pushFault}，连着{client.pushFailures}次
      {client.pushNextAt ? `，${momentText(client.pushNextAt, today)}再推` : ''}
    </span>
  )
}
