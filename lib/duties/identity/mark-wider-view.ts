import type { Tx } from '#lib/data/database'
import { once } from '#lib/data/submissions'
import { findWiderView, insertWiderViewMark, type WiderViewRow } from '#lib/data/wider-views'
import type { Deps } from '#lib/duties/deps'
import { ownPlace } from '#lib/duties/event-place'
import { appendEvent } from '#lib/ledger/append'
import { instant } from '#lib/rules/calendar/instant'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { WATCHES_WIDER_VIEWS, widerViewStanding } from '#lib/rules/people/wider-view'
import type { EndWiderViewForm, ReviewWiderViewForm } from '#lib/schemas/identity/wider-view'

type Marked = Outcome<{ viewId: string }>

function watches(actor: Official): boolean {
  return WATCHES_WIDER_VIEWS.some((role) => role === actor.role)
}

/** 收回一次临时查看（F61）：教育局、本校督学随时可以，问的人用完也可以；收回即刻看不到。 */
export async function endWiderView(deps: Deps, actor: Official, input: EndWiderViewForm): Promise<Marked> {
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'end_wider_view', input }, async () => {
      const view = await findWiderView(tx, actor, input.viewId)
      if (!view) return refuse({ code: 'not_found' })
      if (view.personId !== actor.personId && !watches(actor)) return refuse({ code: 'not_allowed' })
      if (widerViewStanding(view, instant(deps.clock.now().getTime())) !== 'open')
        return refuse({ code: 'changed_meanwhile' })
      return mark(tx, actor, view, { kind: 'ended', reason: input.reason })
    }),
  )
}

/** 核阅一次临时查看（L12-36 的事后审批）：督学、教育局各核各的，不核自己问的。 */
export async function reviewWiderView(
  deps: Deps,
  actor: Official,
  input: ReviewWiderViewForm,
): Promise<Marked> {
  if (!watches(actor)) return refuse({ code: 'not_allowed' })
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'review_wider_view', input }, async () => {
      const view = await findWiderView(tx, actor, input.viewId)
      if (!view) return refuse({ code: 'not_found' })
      if (view.personId === actor.personId) return refuse({ code: 'own_work', verb: 'review_wider_view' })
      if (view.reviewedByMe) return refuse({ code: 'changed_meanwhile' })
      return mark(tx, actor, view, { kind: 'reviewed', reason: '' })
    }),
  )
}

async function mark(
  tx: Tx,
  actor: Official,
  view: WiderViewRow,
  given: { readonly kind: 'ended' | 'reviewed'; readonly reason: string },
): Promise<Marked> {
  const viewId = view.id
  await insertWiderViewMark(tx, actor, { viewId, ...given })
  await appendEvent(tx, actor, {
    verb: given.kind === 'ended' ? 'end_wider_view' : 'review_wider_view',
    ...{ subjectKind: 'wider_view', subjectId: viewId, ...ownPlace(actor) },
    facts: { asker: view.personId },
  })
  return done({ viewId })
}
