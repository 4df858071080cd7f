import { newId } from '#lib/data/ids'
import { registerClient } from '#lib/duties/interfaces/register-client'
import { appendEvent } from '#lib/ledger/append'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { addDays } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import { aCaseWorld, type CaseWorld } from '#tests/case-world'
import { test as base } from '#tests/database'
import { insert } from '#tests/world-scene'

export const AT = instant(Date.now())
export const TODAY = dayOf(AT)
export const URL_THERE = 'https://data.example.gov.cn/events'
export const ORIGINS = ['https://data.example.gov.cn']
export const KEYS = { fieldKey: 'a'.repeat(64), indexKey: 'b'.repeat(64) }

export const test = base.extend<{ world: CaseWorld }>({
  world: async ({ database }, use) => {
    const world = await aCaseWorld(database)
    await insert(world.sql, 'account', {
      ...{ tenant_id: world.tenantId, id: newId(), person_id: world.who.bureau.personId },
      ...{ login: `x.${world.tenantId}`, password_hash: 'x', created_at: AT },
    })
    await use(world)
    await world.close()
  },
})

export function asked(more: Partial<Parameters<typeof registerClient>[2]> = {}) {
  return {
    ...{ submissionKey: newId(), name: '市大数据平台', purpose: '控辍保学专项调度' },
    ...{ kinds: ['figures', 'cases', 'events'] as ('figures' | 'cases' | 'events')[], pushUrl: '' },
    expiresOn: addDays(TODAY, 30),
    ...more,
  }
}

export function register(
  world: CaseWorld,
  more: Parameters<typeof asked>[0] = {},
  actor: Official = world.who.bureau,
) {
  return registerClient({ ...world.deps(AT), keys: KEYS, pushOrigins: ORIGINS }, actor, asked(more))
}

/** 个案上记一步，好有事可推。 */
export async function step(world: CaseWorld, caseId: string): Promise<void> {
  await world.web.asActor(world.who.bureau, (tx) =>
    appendEvent(tx, world.who.bureau, {
      ...{ verb: 'acknowledge_report', subjectKind: 'case', subjectId: caseId, caseId, facts: {} },
    }),
  )
}
