import sharp from 'sharp'
import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { answerFinding } from '#lib/duties/inspection/answer-finding'
import { makeFinding } from '#lib/duties/inspection/make-finding'
import type { FileStore } from '#lib/files/file-store'
import type { Official } from '#lib/rules/people/actor'
import { answerFindingForm, findingForm } from '#lib/schemas/inspection/inspection-forms'
import { aCaseWorld, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { keepFindingFile } from './keep-finding-file.ts'
import { openAttachment } from './open-attachment.ts'
import type { FileDeps } from './store-image.ts'

let world: CaseWorld
let deps: FileDeps
afterAll(() => world?.close())

const kept = new Map<string, Buffer>()
const files: FileStore = {
  put: async (place, sealed) => void kept.set(place, Buffer.from(sealed)),
  get: async (place) => kept.get(place) ?? Promise.reject(new Error('gone')),
  drop: async (place) => void kept.delete(place),
}

async function ready(database: Parameters<typeof aCaseWorld>[0]): Promise<void> {
  if (world) return
  world = await aCaseWorld(database)
  const keys = { fieldKey: 'a'.repeat(64), indexKey: 'b'.repeat(64) }
  deps = { ...world.deps('2026-11-24T02:00:00Z'), keys, files }
}

async function aFinding(): Promise<string> {
  const asked = { submissionKey: newId(), schoolId: world.schoolId, itemId: '' }
  const form = findingForm.parse({ ...asked, content: '考勤补记过多', dueOn: '2026-12-20' })
  const made = await makeFinding(deps, world.who.inspector, form)
  if (!made.ok) throw new Error('a finding was refused')
  return made.value.findingId
}

async function keep(actor: Official, findingId: string) {
  const canvas = { width: 40, height: 30, channels: 3, background: '#386' } as const
  const photo = await sharp({ create: canvas }).jpeg().toBuffer()
  return keepFindingFile(deps, actor, { submissionKey: newId(), findingId, kind: 'photo' }, photo)
}

const answer = (actor: Official, findingId: string, proofId: string) =>
  answerFinding(
    deps,
    actor,
    answerFindingForm.parse({
      submissionKey: newId(),
      ...{ findingId, content: '已逐日核对', evidence: '点名册', proofId },
    }),
  )

test('整改的照片：学校存、督学看，密文在外，摘要进账，谁看过也进账；别校与教师一个样', async ({
  database,
}) => {
  await ready(database)
  const findingId = await aFinding()
  const { officer, teacher, inspector, bureau } = world.who
  expect(await keep(world.otherOfficer, findingId)).toEqual({ ok: false, refusal: { code: 'not_found' } })
  expect(await keep(teacher, findingId)).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect(await keep(bureau, findingId)).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect(kept.size).toBe(0)
  const stored = await keep(officer, findingId)
  if (!stored.ok) throw new Error('a photo was refused')
  const id = stored.value.attachmentId
  expect([...kept.values()][0]?.includes('JFIF')).toBe(false)
  expect((await answer(officer, findingId, id)).ok).toBe(true)
  for (const actor of [world.otherOfficer, teacher, world.who.township])
    expect(await openAttachment(deps, actor, id)).toEqual({ ok: false, refusal: { code: 'not_found' } })
  expect(await openAttachment(deps, inspector, id)).toMatchObject({ ok: true, value: { name: '照片.jpg' } })
  const { rows } = await world.sql.query(
    `select e.verb, e.person_id as who, e.payload::json->>'sha256' = encode(f.digest, 'hex') as told
     from app.ledger_event e join app.finding_file f on f.id = e.subject_id where f.id = $1 order by e.recorded_at`,
    [id],
  )
  expect(rows).toEqual([
    { verb: 'keep_attachment', who: officer.personId, told: true },
    { verb: 'open_attachment', who: inspector.personId, told: null },
  ])
})

test('别一条意见的照片不算这一条的凭据；写下不改', async ({ database }) => {
  await ready(database)
  const [one, other] = [await aFinding(), await aFinding()]
  const stored = await keep(world.who.officer, other)
  if (!stored.ok) throw new Error('a photo was refused')
  const id = stored.value.attachmentId
  expect(await answer(world.who.officer, one, id)).toMatchObject({
    refusal: { fields: { proofId: expect.any(String) } },
  })
  await expect(world.sql.query('update app.finding_file set kind = $1', ['scan'])).rejects.toMatchObject({
    code: '42501',
  })
  const misplaced = world.sql.query(
    `insert into app.finding_step (tenant_id, id, finding_id, ordinal, kind, content, evidence, role, proof_id, person_id, appointment_id, recorded_at)
     values ($1, $2, $3, 1, 'answered', '改', '据', 'officer', $4, $5, $6, now())`,
    [world.tenantId, newId(), one, id, world.who.officer.personId, world.who.officer.appointmentId],
  )
  await expect(misplaced).rejects.toMatchObject({ code: '23514' })
})
