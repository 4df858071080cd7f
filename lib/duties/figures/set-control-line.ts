import { documentLines, insertControlLine } from '#lib/data/control-lines'
import { findPolicy } from '#lib/data/policies'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { COMPARATOR_OF, lineFor, lineText } from '#lib/rules/figures/control-line'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { ControlLineForm } from '#lib/schemas/figures/control-line'

/**
 * 县教育局按学年另定控制线（NA-8.4，C-09）：文件没有写数的由县里定，文件写了的只能更严。
 * 只增不改；改主意再定一条，后定的为准。
 */
export function setControlLine(
  { db, clock }: Deps,
  actor: Official,
  input: ControlLineForm,
): Promise<Outcome<{ readonly lineId: string }>> {
  const today = dayOf(instant(clock.now().getTime()))
  return db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'set_control_line', input }, async () => {
      if (actor.role !== 'bureau') return refuse({ code: 'not_allowed' })
      const { submissionKey: _key, percent: basisPoints, ...line } = input
      const policy = await findPolicy(tx, actor, today)
      const fromDocument = policy
        ? lineFor(documentLines(policy.profile), line.indicator, line.schoolYear)
        : null
      const percent = basisPoints / 100
      const looser =
        fromDocument &&
        (COMPARATOR_OF[line.indicator] === '<'
          ? percent > fromDocument.percent
          : percent < fromDocument.percent)
      if (looser) return refuse({ code: 'looser_than_document', line: lineText(fromDocument) })
      const lineId = await insertControlLine(tx, actor, { ...line, basisPoints })
      await appendEvent(tx, actor, {
        verb: 'set_control_line',
        subjectKind: 'control_line',
        subjectId: lineId,
        facts: { indicator: line.indicator, basisPoints, schoolYear: line.schoolYear },
      })
      return done({ lineId })
    }),
  )
}
