import 'server-only'
import { findCase } from '#lib/data/cases/find-case'
import { listSchools, listTownships } from '#lib/data/figures-schools'
import { findPolicy } from '#lib/data/policies'
import { findTipLine } from '#lib/data/tips/tip-line'
import { countOpenTips, listTips } from '#lib/data/tips/tips'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import type { Official } from '#lib/rules/people/actor'
import { NATIONAL } from '#lib/rules/policy/national'
import { deps } from '#lib/server/deps'

/** 举报登记一页要的：各件、号码、可选的单位、从哪件案来；一个事务。 */
export async function loadTips(
  actor: Official,
  asked: { readonly which: 'open' | 'all'; readonly caseId: string | null },
) {
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  return db.asActor(actor, async (tx) => ({
    today,
    rows: await listTips(tx, actor, asked.which),
    open: await countOpenTips(tx, actor),
    line: await findTipLine(tx, actor),
    profile: (await findPolicy(tx, actor, today))?.profile ?? NATIONAL,
    units: [...(await listSchools(tx, actor)), ...(await listTownships(tx, actor))].map(({ id, name }) => ({
      value: id,
      label: name,
    })),
    kase: asked.caseId ? await findCase(tx, actor, asked.caseId) : null,
  }))
}
