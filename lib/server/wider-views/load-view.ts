import 'server-only'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { requireActor } from '#lib/auth/require-actor'
import { notePageRead } from '#lib/data/access-reads'
import { findCase } from '#lib/data/cases/find-case'
import { findChildFile, listCasesOfChild } from '#lib/data/children/child-file'
import { findOpenView, findWiderView } from '#lib/data/wider-views'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { MAY_ASK_WIDER_VIEW } from '#lib/rules/people/wider-view'
import { deps } from '#lib/server/deps'

/** 本人的一次临时查看；到时、收回之后，`viewer` 是空的，什么也读不到。 */
const loadView = cache(async (viewId: string) => {
  const actor = await requireActor(...MAY_ASK_WIDER_VIEW)
  if (!z.uuid().safeParse(viewId).success) notFound()
  const { db, clock, keys } = deps()
  const at = instant(clock.now().getTime())
  const found = await db.asActor(actor, async (tx) => ({
    open: await findOpenView(tx, actor, { id: viewId, now: clock.now() }),
    row: await findWiderView(tx, actor, viewId),
  }))
  if (!found.row || found.row.personId !== actor.personId) notFound()
  return { row: found.row, viewer: found.open?.viewer ?? null, keys, now: { at, today: dayOf(at) } }
})

/** 那个孩子的档案与个案；先记下是哪一次、打开了什么，再给。 */
export const loadViewedChild = cache(async (viewId: string) => {
  const view = await loadView(viewId)
  const { viewer } = view
  const childId = viewer?.view?.childId
  if (!viewer || !childId) return { ...view, seen: null }
  const { db, clock } = deps()
  const seen = await db.asActor(viewer, async (tx) => {
    const child = await findChildFile(tx, viewer, childId)
    if (!child) return null
    await notePageRead(tx, viewer, { childId, reason: '临时查看：打开档案', at: clock.now() })
    return { child, cases: await listCasesOfChild(tx, viewer, childId) }
  })
  return { ...view, seen }
})

/** 那个孩子的一件个案；别的孩子的，即使本来看得到，也不在这里看。 */
export const loadViewedCase = cache(async (viewId: string, caseId: string) => {
  const view = await loadView(viewId)
  const { viewer } = view
  const childId = viewer?.view?.childId
  if (!z.uuid().safeParse(caseId).success) notFound()
  if (!viewer || !childId) return { ...view, seen: null }
  const { db, clock } = deps()
  const seen = await db.asActor(viewer, async (tx) => {
    const kase = await findCase(tx, viewer, caseId)
    if (kase?.child.id !== childId) return null
    await notePageRead(tx, viewer, { childId, reason: '临时查看：打开个案', at: clock.now() })
    return { kase }
  })
  if (!seen) notFound()
  return { ...view, seen }
})
