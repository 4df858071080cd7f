import { insertCohortBase } from '#lib/data/control-lines'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { CohortBaseForm } from '#lib/schemas/figures/control-line'

/** 县教育局填一届学生的招生与来去（DDK-2.2）：产品上线之前的几届，只有年报上有。填错再填一份，后填的为准。 */
export function setCohortBase(
  { db }: Deps,
  actor: Official,
  input: CohortBaseForm,
): Promise<Outcome<{ readonly baseId: string }>> {
  return db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'set_cohort_base', input }, async () => {
      if (actor.role !== 'bureau') return refuse({ code: 'not_allowed' })
      const { submissionKey: _key, ...base } = input
      const baseId = await insertCohortBase(tx, actor, base)
      const { span, entryYear, admitted, transferredIn, transferredOut, deceased } = base
      await appendEvent(tx, actor, {
        verb: 'set_cohort_base',
        subjectKind: 'cohort_base',
        subjectId: baseId,
        facts: { span, entryYear, admitted, transferredIn, transferredOut, deceased },
      })
      return done({ baseId })
    }),
  )
}
