import 'server-only'
import { findPolicy } from '#lib/data/policies'
import { listInspectorPosts } from '#lib/data/posts'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { overfullInspectors } from '#lib/rules/identity/appointments'
import type { Official } from '#lib/rules/people/actor'
import { deps } from '#lib/server/deps'

/** 今天负责的学校超过本地文件之数的督学，连同那个数；本地文件没有写的，一个也没有。 */
export async function loadOverfullInspectors(actor: Official) {
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  return db.asActor(actor, async (tx) => {
    const policy = await findPolicy(tx, actor, today)
    const most = policy?.profile.inspections.value.maxSchoolsPerInspector ?? null
    if (most === null) return { most, people: [] }
    const posts = await listInspectorPosts(tx, actor, today)
    const people = overfullInspectors(posts, most).map((one) => ({
      ...one,
      name: posts.find(({ personId }) => personId === one.personId)?.name ?? '',
    }))
    return { most, people }
  })
}
