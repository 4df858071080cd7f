import { findSampleItem, insertCheck } from '#lib/data/inspection/samples'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { SampleCheckForm } from '#lib/schemas/inspection/inspection-forms'

/** 纸面与系统逐件核对的结论；改结论另记一次，原来的留着。 */
export async function checkSampleItem(
  deps: Deps,
  actor: Official,
  input: SampleCheckForm,
): Promise<Outcome<{ checkId: string }>> {
  if (actor.role !== 'inspector') return refuse({ code: 'not_allowed' })
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'check_sample_item', input }, async () => {
      const item = await findSampleItem(tx, actor, input.itemId)
      if (!item) return refuse({ code: 'not_found' })
      const { itemId, verdict, note } = input
      const checkId = await insertCheck(tx, actor, { itemId, verdict, note })
      await appendEvent(tx, actor, {
        verb: 'check_sample_item',
        subjectKind: 'sample_item',
        subjectId: itemId,
        caseId: item.caseId,
        classId: item.case.classId,
        schoolId: item.schoolId,
        facts: { verdict, draw: item.drawId },
      })
      return done({ checkId })
    }),
  )
}
