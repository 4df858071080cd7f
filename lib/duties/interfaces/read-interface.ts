import type { Tx } from '#lib/data/database'
import { findClientAtGate, noteInterfaceRead } from '#lib/data/interfaces/clients'
import { onlyRead } from '#lib/data/interfaces/rows'
import { digestOf, readToken, sameDigest } from '#lib/data/interfaces/token'
import type { Deps } from '#lib/duties/deps'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import {
  CLIENT_STANDING_LABEL,
  clientStanding,
  INTERFACE_PER_MINUTE,
  type InterfaceKind,
} from '#lib/rules/interfaces/client'
import type { Gatekeeper, Official } from '#lib/rules/people/actor'
import { isRole } from '#lib/rules/people/roles'

/** 不给读的四种：不认得、已停用、没有登记这一种、读得太勤。 */
export type InterfaceRefusal = {
  readonly status: 401 | 403 | 429
  readonly code: string
  readonly text: string
}

export type InterfaceAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: InterfaceRefusal }

type Entered = { readonly actor: Official; readonly clientId: string }

const UNKNOWN: InterfaceRefusal = {
  status: 401,
  code: 'unknown_token',
  text: '不认得这个口令。请核对，或请县教育局另登一份。',
}

const TOO_OFTEN: InterfaceRefusal = {
  status: 429,
  code: 'too_often',
  text: `一分钟至多读${INTERFACE_PER_MINUTE}次。请过一分钟再来。`,
}

/**
 * 对接的系统来读（F77）：认口令 → 先记下读了什么 → 以登记的人的身份、只读的事务取数。
 * 读得到的不超过那个人此刻的范围；人离了岗、停了账号，口令即停。
 */
export async function readInterface<T>(
  deps: Deps,
  authorization: string | null,
  kind: InterfaceKind,
  work: (tx: Tx, actor: Official) => Promise<T>,
): Promise<InterfaceAnswer<T>> {
  const entered = await enter(deps, authorization, kind)
  if (!entered.ok) return entered
  const { actor, clientId } = entered.value
  const noted = await deps.db.asActor(actor, (tx) => noteInterfaceRead(tx, actor, { clientId, kind }))
  if (!noted) return { ok: false, refusal: TOO_OFTEN }
  const value = await deps.db.asActor(actor, async (tx) => {
    await onlyRead(tx)
    return work(tx, actor)
  })
  return { ok: true, value }
}

async function enter(
  deps: Deps,
  authorization: string | null,
  kind: InterfaceKind,
): Promise<InterfaceAnswer<Entered>> {
  const token = readToken(authorization)
  if (!token) return { ok: false, refusal: UNKNOWN }
  const gate: Gatekeeper = { kind: 'gate', tenantId: token.tenantId }
  const today = dayOf(instant(deps.clock.now().getTime()))
  const client = await deps.db.asActor(gate, (tx) => findClientAtGate(tx, gate, token.clientId, today))
  if (!client || !sameDigest(digestOf(token.secret), client.tokenDigest))
    return { ok: false, refusal: UNKNOWN }
  const standing = clientStanding(client, today)
  if (standing !== 'open' || !isRole(client.role))
    return refused('not_usable', `这份凭据${CLIENT_STANDING_LABEL[standing]}。请县教育局另登一份。`)
  if (!client.kinds.includes(kind))
    return refused('not_registered', '登记的时候没有要这一种。请县教育局另登一份。')
  const actor: Official = {
    ...{ kind: 'official', tenantId: gate.tenantId, personId: client.personId, role: client.role },
    unitIds: client.posts.map(({ unitId }) => unitId),
    appointmentId: client.appointmentId,
  }
  return { ok: true, value: { actor, clientId: client.id } }
}

function refused(code: string, text: string): { readonly ok: false; readonly refusal: InterfaceRefusal } {
  return { ok: false, refusal: { status: 403, code, text } }
}
