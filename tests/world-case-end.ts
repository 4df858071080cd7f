import { newId } from '#lib/data/ids'
import { addPlacements } from '#tests/world-placements'
import type { Scene } from '#tests/world-scene'

/** 返校、观察、销号，与附件、缓学送教。 */
export async function addCaseEnd(scene: Scene, rollCall: string): Promise<void> {
  const { world, child, kase, day, at, by, ofCase, add } = scene
  const about = { kase }
  const back = await add(
    'case_return',
    { ...ofCase, round: 1, returned_on: day, roll_call_id: rollCall, ...by },
    about,
  )
  await add(
    'observation',
    { ...ofCase, return_id: back, needed_days: 30, attended_days: 0, missed_days: 0, recorded_at: at },
    about,
  )
  const asked = await add(
    'strike_off',
    { ...ofCase, round: 1, stage: 'requested', reason: 'returned_to_school', proof: 'x', ...by },
    about,
  )
  for (const [kind, case_id] of [
    ['photo', kase.id],
    ['medical_proof', kase.id],
    ['photo', null],
  ]) {
    const attachment = await add(
      'attachment',
      {
        child_id: child.id,
        case_id,
        kind,
        media_type: 'image/jpeg',
        bytes: 9,
        width: 1,
        height: 1,
        digest: Buffer.alloc(32),
        place: `${world.id}/${newId()}`,
        ...by,
        ...(kind === 'photo' ? {} : { person_id: world.uploader }),
      },
      { child, kase, ...(kind === 'photo' ? {} : { restricted: true }), ofCaseOnly: case_id !== null },
    )
    if (kind === 'photo' && case_id)
      await add(
        'strike_off_proof',
        { strike_off_id: asked, proof: 'police_finding', attachment_id: attachment, recorded_at: at },
        about,
      )
    if (kind === 'medical_proof')
      await addPlacements(add, {
        childId: child.id,
        caseId: kase.id,
        proofId: attachment,
        day,
        by,
        about: { child, kase },
      })
  }
}
