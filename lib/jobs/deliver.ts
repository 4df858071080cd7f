import { z } from 'zod'
import { claimDelivery, listAddressees, listWaiting, type Waiting } from '#lib/data/outbox'
import type { Deps } from '#lib/duties/deps'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { messageText } from '#lib/rules/messages/message-text'
import { isQuiet } from '#lib/rules/messages/quiet-hours'
import type { Clockwork } from '#lib/rules/people/actor'
import type { Sender } from './sender.ts'

const PAGE = 500
const bodySchema = z.looseObject({ unit: z.string(), role: z.string() })

type Delivery = Deps & { readonly sender: Sender; readonly onFault: (what: string, error: unknown) => void }

/** 把发件箱里的逐条送出；夜里不送。一条送不出，留给下一轮，不耽误别的。给出送出的条数。 */
export async function deliver(delivery: Delivery, clock: Clockwork): Promise<number> {
  if (isQuiet(instant(delivery.clock.now().getTime()))) return 0
  const { tenantCode, waiting } = await delivery.db.asActor(clock, async (tx) => ({
    tenantCode: (await tx.tenant.findUniqueOrThrow({ where: { id: clock.tenantId }, select: { code: true } }))
      .code,
    waiting: await listWaiting(tx, clock, PAGE),
  }))
  let count = 0
  for (const message of waiting) {
    try {
      if (await sendOne(delivery, clock, tenantCode, message)) count += 1
    } catch (error) {
      delivery.onFault('deliver', error)
    }
  }
  return count
}

function sendOne(
  delivery: Delivery,
  clock: Clockwork,
  tenantCode: string,
  message: Waiting,
): Promise<boolean> {
  const { unit: unitId, role, ...rest } = bodySchema.parse(message.body)
  const today = dayOf(instant(delivery.clock.now().getTime()))
  return delivery.db.asActor(clock, async (tx) => {
    if (!(await claimDelivery(tx, clock, message.id))) return false
    const to = await listAddressees(tx, clock, { unitId, role }, today)
    const text = messageText({ kind: message.kind, body: rest })
    await delivery.sender.send({ key: message.dedupeKey, tenantCode, unitId, role, to, text })
    return true
  })
}
