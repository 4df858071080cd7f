import 'server-only'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { currentSitting } from '#lib/auth/current-sitting'
import { requireActor } from '#lib/auth/require-actor'
import { notePageRead } from '#lib/data/access-reads'
import { caseBackground } from '#lib/data/cases/case-background'
import { type FoundCase, findCase } from '#lib/data/cases/find-case'
import { otherCases } from '#lib/data/cases/other-cases'
import type { Tx } from '#lib/data/database'
import { columnFromDay } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { caseFacts } from '#lib/duties/cases/case-facts'
import { loadCasePolicy } from '#lib/duties/cases/case-policy'
import { enteringFor } from '#lib/duties/cases/entering-for'
import { dayOf, epochMs, type Instant, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { CaseFacts } from '#lib/rules/cases/case-facts'
import { shortSteps } from '#lib/rules/cases/shortages'
import { openVerbs, type TakenStep } from '#lib/rules/cases/take-step'
import type { Official } from '#lib/rules/people/actor'
import type { Role } from '#lib/rules/people/roles'
import { ROLES_WITH_CHILDREN } from '#lib/rules/people/roles'
import { deps } from '#lib/server/deps'

/**
 * 个案各页的第一句：谁在看，看哪一件。编号不成样子、没有、够不着，都是同一个 404。
 * 一次请求只读一次。
 */
export const loadCase = cache(async (caseId: string) => {
  const actor = await requireActor(...ROLES_WITH_CHILDREN)
  if (!z.uuid().safeParse(caseId).success) notFound()
  const { db, clock, keys } = deps()
  const at = instant(clock.now().getTime())
  const today = dayOf(at)
  const found = await db.asActor(actor, (tx) => readCase(tx, actor, caseId, { at, today }))
  if (!found) notFound()
  const facts = caseFacts(found.kase, found.policy, actor.personId, today)
  return {
    ...found,
    actor,
    keys,
    facts,
    now: { at, today, local: localMinute(at) },
    myName: (await currentSitting())?.personName ?? '',
    open: openSteps(found, actor.role, facts),
    /** 归此人、只差几次记录或几天的步骤（F30）。 */
    short: shortSteps(found.kase.state, actor.role, facts),
    /** 本次打开的表单用的提交键：同一页上按两次只办一次。 */
    submissionKey: newId(),
  }
})

/** 一件个案与看它所需的一切，打开它留痕；没有或够不着是 null。一个事务里。 */
export async function readCase(
  tx: Tx,
  actor: Official,
  caseId: string,
  { at, today }: { readonly at: Instant; readonly today: PlainDate },
) {
  const kase = await findCase(tx, actor, caseId)
  if (!kase) return null
  // 先记后给：记不进去，什么也不给。
  await notePageRead(tx, actor, { childId: kase.child.id, reason: '打开个案', at: new Date(at) })
  const policy = await loadCasePolicy(tx, actor, kase)
  const background = await caseBackground(tx, actor, {
    childId: kase.child.id,
    sinceOn: columnFromDay(kase.absentSinceOn),
  })
  const forTownship = await enteringFor(tx, actor, kase, { policy, today })
  const others = await otherCases(tx, actor, { caseId: kase.id, childId: kase.child.id })
  return { kase, policy, background, enteringFor: forTownship, others }
}

/** 自己的岗位能办的，加上可以替乡镇代录的（C-08）。 */
function openSteps(
  { kase, enteringFor }: { readonly kase: FoundCase; readonly enteringFor: string | null },
  role: Role,
  facts: CaseFacts,
): readonly TakenStep[] {
  const own = openVerbs(kase.state, role, facts)
  if (enteringFor === null) return own
  const entered = openVerbs(kase.state, 'township_leader', facts)
  return [...own, ...entered.filter(({ verb }) => own.every((one) => one.verb !== verb))]
}

export type LoadedCase = Awaited<ReturnType<typeof loadCase>>

/** `2026-09-30T10:00`，北京时间，给日期时间框作初值。 */
function localMinute(at: Instant): string {
  return new Date(epochMs(at) + 8 * 3_600_000).toISOString().slice(0, 16)
}
