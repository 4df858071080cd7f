import { revokeClient as markRevoked } from '#lib/data/interfaces/clients'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { INTERFACE_ROLES } from '#lib/rules/interfaces/client'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { RevokeClient } from '#lib/schemas/interfaces/client-forms'

/** 收回一份凭据：下一次来读就不认，推送也停。收回了不能恢复，要用另登。 */
export function revokeClient(
  { db }: Deps,
  actor: Official,
  input: RevokeClient,
): Promise<Outcome<{ readonly clientId: string }>> {
  const { clientId } = input
  return db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'revoke_interface', input }, async () => {
      if (!INTERFACE_ROLES.some((role) => role === actor.role)) return refuse({ code: 'not_allowed' })
      if (!(await markRevoked(tx, actor, clientId))) return refuse({ code: 'not_found' })
      await appendEvent(tx, actor, {
        verb: 'revoke_interface',
        ...{ subjectKind: 'interface_client', subjectId: clientId },
        facts: {},
      })
      return done({ clientId })
    }),
  )
}
