import sharp from 'sharp'
import { afterAll, beforeAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import type { FileStore } from '#lib/files/file-store'
import { aCase, aCaseWorld, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { keepAttachment } from './keep-attachment.ts'
import { openAttachment } from './open-attachment.ts'
import type { FileDeps } from './store-image.ts'

let world: CaseWorld
let deps: FileDeps
const kept = new Map<string, Buffer>()
const files: FileStore = {
  put: async (place, sealed) => void kept.set(place, Buffer.from(sealed)),
  get: async (place) => kept.get(place) ?? Promise.reject(new Error('gone')),
  drop: async (place) => void kept.delete(place),
}
const NOT_FOUND = { ok: false, refusal: { code: 'not_found' } }
let photo: Buffer

beforeAll(async () => {
  photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#836' } })
    .jpeg()
    .toBuffer()
})
afterAll(() => world?.close())

async function ready(database: Parameters<typeof aCaseWorld>[0]) {
  world ??= await aCaseWorld(database)
  const keys = { fieldKey: 'a'.repeat(64), indexKey: 'b'.repeat(64) }
  deps = { ...world.deps('2026-11-24T02:00:00Z'), keys, files }
}

test('存一份照片：密文在外，摘要、时间、上传人在库，事件入账；同键再传还是那一份', async ({ database }) => {
  await ready(database)
  const kase = await aCase(world, { state: 'township' })
  const input = { submissionKey: newId(), childId: kase.childId, caseId: kase.id, kind: 'photo' as const }
  const first = await keepAttachment(deps, world.who.village, input, photo)
  const second = await keepAttachment(deps, world.who.village, input, photo)
  expect(first.ok && second.ok && first.value.attachmentId === second.value.attachmentId).toBe(true)
  expect(kept.size).toBe(1)
  expect([...kept.values()][0]?.includes('JFIF')).toBe(false)
  const { rows } = await world.sql.query(
    `select a.kind, a.width, length(a.digest) as digest, a.person_id as who, e.payload::json->>'sha256' = encode(a.digest, 'hex') as told
       from app.attachment a join app.ledger_event e on e.subject_id = a.id where a.case_id = $1`,
    [kase.id],
  )
  expect(rows).toEqual([
    { kind: 'photo', width: 40, digest: 32, who: world.who.village.personId, told: true },
  ])
})

test('邻镇的人存不了、也打不开；打开一次留一条痕', async () => {
  const kase = await aCase(world, { state: 'township' })
  const input = { submissionKey: newId(), childId: kase.childId, caseId: kase.id, kind: 'photo' as const }
  const before = kept.size
  expect(await keepAttachment(deps, world.otherTownship, input, photo)).toEqual(NOT_FOUND)
  expect(kept.size).toBe(before)
  const stored = await keepAttachment(deps, world.who.township, input, photo)
  if (!stored.ok) throw new Error('a photo was refused')
  expect(await openAttachment(deps, world.otherTownship, stored.value.attachmentId)).toEqual(NOT_FOUND)
  const opened = await openAttachment(deps, world.who.bureau, stored.value.attachmentId)
  expect(opened).toMatchObject({ ok: true, value: { mediaType: 'image/jpeg', name: '照片.jpg' } })
  const { rows } = await world.sql.query(
    'select field, reason, person_id as who from app.access_log where child_id = $1',
    [kase.childId],
  )
  expect(rows).toEqual([{ field: 'attachment', reason: '打开照片', who: world.who.bureau.personId }])
})

test('医院证明：校长上传的自己看得到，班主任、督学、村里、乡镇专干看不到原件，审批的人看得到', async () => {
  const kase = await aCase(world, { state: 'township' })
  const input = {
    submissionKey: newId(),
    childId: kase.childId,
    caseId: kase.id,
    kind: 'medical_proof' as const,
  }
  const stored = await keepAttachment(deps, world.who.officer, input, photo)
  if (!stored.ok) throw new Error('a proof was refused')
  const open = async (actor: typeof world.who.officer) =>
    (await openAttachment(deps, actor, stored.value.attachmentId)).ok
  for (const role of ['teacher', 'principal', 'inspector', 'village', 'township'] as const)
    expect(await open(world.who[role]), role).toBe(false)
  for (const role of ['officer', 'township_leader', 'bureau'] as const)
    expect(await open(world.who[role]), role).toBe(true)
})

test('村里给还没有个案的孩子存照片，也进账', async () => {
  const kase = await aCase(world)
  const input = { submissionKey: newId(), childId: kase.childId, kind: 'photo' as const }
  expect(await keepAttachment(deps, world.who.village, input, photo)).toMatchObject({ ok: true })
})

test('存放处的密文被换过：不给看，报故障', async () => {
  const kase = await aCase(world, { state: 'township' })
  const input = { submissionKey: newId(), childId: kase.childId, caseId: kase.id, kind: 'photo' as const }
  const stored = await keepAttachment(deps, world.who.township, input, photo)
  if (!stored.ok) throw new Error('a photo was refused')
  const place = `${world.tenantId}/${stored.value.attachmentId}`
  const other = [...kept.entries()].find(([name]) => name !== place)?.[1]
  kept.set(place, other ?? Buffer.alloc(0))
  await expect(openAttachment(deps, world.who.township, stored.value.attachmentId)).rejects.toThrow()
})
