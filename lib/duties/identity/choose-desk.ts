import { seatAt } from '#lib/data/sessions'
import type { Deps } from '#lib/duties/deps'
import type { Post, Sitting } from '#lib/rules/identity/post'
import { done, type Outcome, refuse } from '#lib/rules/outcome'

/** 换岗位：只能坐到今天确实担任的那一个。 */
export async function chooseDesk(
  { db }: Pick<Deps, 'db'>,
  sitting: Sitting,
  appointmentId: string,
): Promise<Outcome<Post>> {
  const post = sitting.posts.find((held) => held.appointmentId === appointmentId)
  if (!post) return refuse({ code: 'not_allowed' })
  const gate = { kind: 'gate', tenantId: sitting.tenantId } as const
  await db.asActor(gate, (tx) => seatAt(tx, gate, sitting.sessionId, post.role))
  return done(post)
}
