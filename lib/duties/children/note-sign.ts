import { insertSign, listSignsOf } from '#lib/data/children/early-signs'
import { findChildPlace } from '#lib/data/children/in-reach'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { SIGN_NOTERS } from '#lib/rules/people/early-signs'
import type { NoteSignForm } from '#lib/schemas/children/early-sign'

/** 记一名学生的苗头，及早帮（DDK-4.7.3，DDK-5.2.2，NA-4.4）：同一样了结之前只记一次。 */
export async function noteSign(
  deps: Deps,
  actor: Official,
  input: NoteSignForm,
): Promise<Outcome<{ signId: string }>> {
  const act = { verb: 'note_sign', by: SIGN_NOTERS, input }
  return actOnce(deps, actor, act, async ({ tx, today }) => {
    const { childId, sign, noticedOn, note } = input
    if (noticedOn > today) return refuse({ code: 'future_day', day: noticedOn })
    const child = await findChildPlace(tx, actor, childId)
    if (!child?.classId || !child.schoolId) return refuse({ code: 'not_found' })
    const held = await listSignsOf(tx, actor, childId)
    if (held.some((one) => one.sign === sign && one.endedOn === null))
      return refuse({ code: 'invalid_input', fields: { sign: '这一样已经记着，还没有了结' } })
    const { classId, schoolId } = child
    const signId = await insertSign(tx, actor, { childId, classId, schoolId, sign, noticedOn, note })
    await appendEvent(tx, actor, {
      verb: 'note_sign',
      subjectKind: 'early_sign',
      subjectId: signId,
      ...{ classId, schoolId, happenedOn: noticedOn },
      facts: {},
    })
    return done({ signId })
  })
}
