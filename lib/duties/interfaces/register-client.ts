import { randomBytes } from 'node:crypto'
import { newId } from '#lib/data/ids'
import { insertClient } from '#lib/data/interfaces/clients'
import { makeToken } from '#lib/data/interfaces/token'
import { sealText } from '#lib/data/sealed-text'
import type { FieldKeys } from '#lib/data/sensitive'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import { INTERFACE_MAX_DAYS, INTERFACE_ROLES, mayPushTo } from '#lib/rules/interfaces/client'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { RegisterClient } from '#lib/schemas/interfaces/client-forms'

type Registered = { readonly clientId: string; readonly token: string; readonly pushSecret: string | null }

/**
 * 登记一个对接的系统（F77）：县教育局写明对方、用途、读哪几种、用到哪天（至多一年）。
 * 口令与推送的密钥只在这一次给出；库里一个只有摘要，一个封存。推送只到运维写明的来源（`pushOrigins`）。
 */
export async function registerClient(
  deps: Deps & { readonly keys: FieldKeys; readonly pushOrigins: readonly string[] },
  actor: Official,
  input: RegisterClient,
): Promise<Outcome<Registered>> {
  if (!INTERFACE_ROLES.some((role) => role === actor.role)) return refuse({ code: 'not_allowed' })
  const fields = faults(input, dayOf(instant(deps.clock.now().getTime())), deps.pushOrigins)
  if (Object.keys(fields).length > 0) return refuse({ code: 'invalid_input', fields })
  const clientId = newId()
  const { token, digest } = makeToken(actor.tenantId, clientId)
  const pushSecret = input.pushUrl === '' ? null : randomBytes(32).toString('base64url')
  const push =
    pushSecret === null
      ? null
      : { url: input.pushUrl, secret: sealText(deps.keys, actor.tenantId, 'push_secret', pushSecret) }
  const written = await deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'register_interface', input }, async () => {
      const { name, purpose, kinds, expiresOn } = input
      await insertClient(tx, actor, {
        id: clientId,
        name,
        purpose,
        kinds,
        tokenDigest: digest,
        expiresOn,
        push,
      })
      await appendEvent(tx, actor, {
        verb: 'register_interface',
        ...{ subjectKind: 'interface_client', subjectId: clientId },
        facts: { kinds, expiresOn, push: push !== null },
      })
      return done({ clientId })
    }),
  )
  if (!written.ok) return written
  // 同一提交重发的，存下的不是这一次的口令：不给错的。
  if (written.value.clientId !== clientId) return refuse({ code: 'token_shown_once' })
  return done({ clientId, token, pushSecret })
}

function faults(input: RegisterClient, today: PlainDate, origins: readonly string[]): Record<string, string> {
  const { expiresOn, pushUrl } = input
  const found: Record<string, string> = {}
  if (expiresOn < today) found.expiresOn = '这一天已经过了，请填今天或以后'
  else if (expiresOn > addDays(today, INTERFACE_MAX_DAYS))
    found.expiresOn = `至多用 ${INTERFACE_MAX_DAYS} 天，到期另登一份；请把日子填近一些`
  if (pushUrl !== '' && !mayPushTo(pushUrl, origins))
    found.pushUrl =
      origins.length === 0
        ? '这台服务器没有开放推送，请联系运维在环境里写明对方的来源'
        : `只能推到运维写明的来源：${origins.join('、')}`
  return found
}
