import { findChildPlace } from '#lib/data/children/in-reach'
import { countCards, insertCard } from '#lib/data/children/left-behind-cards'
import { sealText } from '#lib/data/sealed-text'
import type { FieldKeys } from '#lib/data/sensitive'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { LeftBehindCardForm } from '#lib/schemas/children/left-behind-card'

const WRITERS = ['teacher', 'officer', 'principal', 'village', 'township', 'township_leader'] as const

/** 填写留守儿童档案卡（LX-2.7.1）：每次是新的一版，内容封存，旧版留着。 */
export async function writeCard(
  deps: Deps & { readonly keys: FieldKeys },
  actor: Official,
  input: LeftBehindCardForm,
): Promise<Outcome<{ version: number }>> {
  const act = { verb: 'write_left_behind_card', by: WRITERS, input }
  return actOnce(deps, actor, act, async ({ tx }) => {
    const { submissionKey: _key, childId, ...body } = input
    const child = await findChildPlace(tx, actor, childId)
    if (!child) return refuse({ code: 'not_found' })
    const version = (await countCards(tx, actor, childId)) + 1
    const bodyCipher = sealText(deps.keys, actor.tenantId, 'left_behind_card', JSON.stringify(body))
    await insertCard(tx, actor, { childId, version, bodyCipher })
    await appendEvent(tx, actor, {
      verb: 'write_left_behind_card',
      subjectKind: 'child',
      subjectId: childId,
      classId: child.classId,
      schoolId: child.schoolId,
      facts: { version },
    })
    return done({ version })
  })
}
