import 'server-only'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { currentSitting } from '#lib/auth/current-sitting'
import { requireActor } from '#lib/auth/require-actor'
import { findChildToTransfer, listClassesOf, listOtherSchools } from '#lib/data/transfers/child-to-transfer'
import { listTransferDuties } from '#lib/data/transfers/transfer-duties'
import { findTransfer } from '#lib/data/transfers/transfers'
import { handsOf } from '#lib/duties/transfers/act-on-transfer'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { ROLES_WITH_CHILDREN } from '#lib/rules/people/roles'
import { openTransferSteps, type TransferHand } from '#lib/rules/placements/transfer'
import { deps } from '#lib/server/deps'

const MINE: readonly TransferHand[] = ['from_school', 'to_school', 'bureau']

/** 一份转学的页面：谁在看，走到哪里，此人面前有哪几步。编号不成样子、没有、够不着，都是同一个 404。 */
export const loadTransfer = cache(async (transferId: string) => {
  const actor = await requireActor(...ROLES_WITH_CHILDREN)
  if (!z.uuid().safeParse(transferId).success) notFound()
  const { db, clock } = deps()
  const at = instant(clock.now().getTime())
  const found = await db.asActor(actor, async (tx) => {
    const transfer = await findTransfer(tx, actor, transferId)
    if (!transfer) return null
    const hands = handsOf(actor, transfer).filter((hand) => MINE.includes(hand))
    const steps = openTransferSteps(transfer.route, transfer.state, hands)
    const does = (act: string) => steps.some((step) => step.act === act)
    return {
      transfer,
      steps,
      maySeal: actor.role === 'bureau' && transfer.route === 'to_outside' && transfer.state === 'sent',
      // 接收之前的学校看得到这一份，看不到孩子与附件。
      seesChild:
        transfer.childId !== null && (await findChildToTransfer(tx, actor, transfer.childId)) !== null,
      duties: (await listTransferDuties(tx, actor)).filter((duty) => duty.transferId === transfer.id),
      schools: does('place') ? await listOtherSchools(tx, actor, null) : [],
      classes:
        does('accept') && transfer.toSchoolId ? await listClassesOf(tx, actor, transfer.toSchoolId) : [],
    }
  })
  if (!found) notFound()
  return {
    ...found,
    actor,
    now: { at, today: dayOf(at) },
    tenantName: (await currentSitting())?.tenantName ?? '',
  }
})

export type LoadedTransfer = Awaited<ReturnType<typeof loadTransfer>>
