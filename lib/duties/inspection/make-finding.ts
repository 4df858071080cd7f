import { listSchools } from '#lib/data/figures-schools'
import { insertFinding } from '#lib/data/inspection/findings'
import { findSampleItem } from '#lib/data/inspection/samples'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { judgeDueDay } from '#lib/rules/inspection/finding-steps'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { FindingForm } from '#lib/schemas/inspection/inspection-forms'
import { openRectification } from './rectification-clock.ts'

/** 提出督导意见并限期整改（L6-21），发现问题随即指导、限日协助解决（DDK-5.3.2）：学校校长桌上随即有一条时限。 */
export async function makeFinding(
  deps: Deps,
  actor: Official,
  input: FindingForm,
): Promise<Outcome<{ findingId: string }>> {
  if (actor.role !== 'inspector') return refuse({ code: 'not_allowed' })
  const at = instant(deps.clock.now().getTime())
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'make_finding', input }, async () => {
      const due = judgeDueDay(input.dueOn, dayOf(at))
      if (!due.ok) return due
      const own = await listSchools(tx, actor)
      const item = input.itemId === '' ? null : await findSampleItem(tx, actor, input.itemId)
      const { schoolId, content, dueOn } = input
      if (!own.some(({ id }) => id === schoolId)) return refuse({ code: 'not_found' })
      if (input.itemId !== '' && item?.schoolId !== schoolId) return refuse({ code: 'not_found' })
      const caseId = item?.caseId ?? null
      const findingId = await insertFinding(tx, actor, {
        ...{ schoolId, caseId, content, dueOn },
        itemId: item?.id ?? null,
      })
      await openRectification(tx, actor, {
        ...{ duty: 'rectification', clause: 'L6-21', event: 'make_finding', findingId, schoolId },
        ...{ round: 1, at, dueOn },
      })
      await appendEvent(tx, actor, {
        verb: 'make_finding',
        subjectKind: 'finding',
        subjectId: findingId,
        caseId,
        classId: item?.case.classId ?? null,
        schoolId,
        facts: { dueOn, item: item?.id ?? null },
      })
      return done({ findingId })
    }),
  )
}
