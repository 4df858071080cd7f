import 'server-only'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { requireActor } from '#lib/auth/require-actor'
import { listReadsOfChild, notePageRead } from '#lib/data/access-reads'
import { listAttendanceDays } from '#lib/data/children/attendance-days'
import { findChildFile, listCasesOfChild, listLabels } from '#lib/data/children/child-file'
import { newId } from '#lib/data/ids'
import { listSchoolingProposals } from '#lib/data/placements/schooling-proposals'
import { listSchoolings } from '#lib/data/placements/schoolings'
import { findPolicy } from '#lib/data/policies'
import { listTransfers } from '#lib/data/transfers/transfers'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { addDays } from '#lib/rules/calendar/plain-date'
import { ROLES_WITH_CHILDREN } from '#lib/rules/people/roles'
import { NATIONAL } from '#lib/rules/policy/national'
import { deps } from '#lib/server/deps'

const STRIP_DAYS = 30

/** 孩子各页的第一句：谁在看，看谁。编号不成样子、没有、够不着，都是同一个 404。 */
export const loadChild = cache(async (childId: string) => {
  const actor = await requireActor(...ROLES_WITH_CHILDREN)
  if (!z.uuid().safeParse(childId).success) notFound()
  const { db, clock, keys } = deps()
  const at = instant(clock.now().getTime())
  const today = dayOf(at)
  const found = await db.asActor(actor, async (tx) => {
    const child = await findChildFile(tx, actor, childId)
    if (!child) return null
    // 先记后给：记不进去，什么也不给。
    await notePageRead(tx, actor, { childId, reason: '打开档案', at: clock.now() })
    return {
      child,
      schoolings: await listSchoolings(tx, actor, { childId }),
      proposals: await listSchoolingProposals(tx, actor, { childId }),
      labels: await listLabels(tx, actor, keys, childId),
      cases: await listCasesOfChild(tx, actor, childId),
      transfers: await listTransfers(tx, actor, { childId }),
      days: child.class
        ? await listAttendanceDays(tx, actor, {
            childId,
            classId: child.class.id,
            fromOn: addDays(today, -STRIP_DAYS),
            toOn: today,
          })
        : [],
      policy: await findPolicy(tx, actor, today),
      reads: await listReadsOfChild(tx, actor, childId),
    }
  })
  if (!found) notFound()
  return {
    ...found,
    /** 没有采用地方文件的，按国家底座。 */
    profile: found.policy?.profile ?? NATIONAL,
    actor,
    keys,
    now: { at, today },
    submissionKey: newId(),
  }
})

export type LoadedChild = Awaited<ReturnType<typeof loadChild>>
