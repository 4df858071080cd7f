import { listSchools } from '#lib/data/figures-schools'
import { insertInspection } from '#lib/data/inspection/inspections'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { appendEvents } from '#lib/ledger/append'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { InspectionForm } from '#lib/schemas/inspection/inspection-forms'

/**
 * 登记一次督导（L6-14 经常性、DDK-4.6.1 专项），教育局组成督查组去的也登在这里（DDK-5.3.1）。专项可以登在将来的日子：先发通知，届时再去；
 * 经常性的去了才登记。
 */
export async function recordInspection(
  deps: Deps,
  actor: Official,
  input: InspectionForm,
): Promise<Outcome<{ visitId: string }>> {
  if (actor.role !== 'inspector' && actor.role !== 'bureau') return refuse({ code: 'not_allowed' })
  const today = dayOf(instant(deps.clock.now().getTime()))
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'record_inspection', input }, async () => {
      if (input.kind === 'regular' && input.heldOn > today)
        return refuse({ code: 'future_day', day: input.heldOn })
      const own = await listSchools(tx, actor)
      const schoolIds = [...new Set(input.schoolIds)]
      if (!schoolIds.every((id) => own.some((school) => school.id === id)))
        return refuse({ code: 'not_found' })
      const { kind, heldOn, members, purpose } = input
      const noticedOn = input.noticedOn === '' ? null : input.noticedOn
      const visitId = await insertInspection(tx, actor, {
        ...{ kind, schoolIds, heldOn, noticedOn, members, purpose },
      })
      await appendEvents(
        tx,
        actor,
        schoolIds.map((schoolId) => ({
          verb: 'record_inspection',
          subjectKind: 'inspection',
          subjectId: visitId,
          schoolId,
          happenedOn: heldOn,
          facts: { kind, noticedOn },
        })),
      )
      return done({ visitId })
    }),
  )
}
