import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { endSchoolings } from '#lib/duties/clock/end-schoolings'
import { openAttachment } from '#lib/duties/files/open-attachment'
import type { Official } from '#lib/rules/people/actor'
import { aScan } from '#tests/a-scan'
import { aCase, aCaseWorld, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { decideSchooling } from './decide-schooling.ts'
import { proposeSchooling } from './propose-schooling.ts'

let world: CaseWorld
afterAll(() => world?.close())
const AT = '2026-11-24T02:00:00Z'

/** 一个没有未结个案的孩子，和专干上传的一份残疾证明。 */
async function aDisabledChild(more: Record<string, unknown> = {}) {
  const { childId, id } = await aCase(world, { child: more })
  await world.sql.query(
    `update app.dropout_case set state = 'struck_off', close_reason = 'out_of_area', closed_at = '2026-11-01T02:00:00Z', version = version + 1 where id = $1`,
    [id],
  )
  const proofId = await aScan(world, { childId }, { kind: 'disability_proof', at: AT })
  return { childId, proofId }
}

const propose = (
  who: Official,
  child: { childId: string; proofId: string },
  more: Record<string, unknown> = {},
  at = AT,
) =>
  proposeSchooling(world.deps(at), who, {
    submissionKey: newId(),
    ...child,
    disability: 'visual',
    level: '2',
    schooling: 'inclusive',
    place: '',
    support: '前排座位，大字课本',
    fromOn: '2026-11-24',
    untilOn: '2027-08-31',
    ...more,
  } as Parameters<typeof proposeSchooling>[2])
const decide = (who: Official, proposalId: string, decision: 'agree' | 'disagree' = 'agree', at = AT) =>
  decideSchooling(world.deps(at), who, { submissionKey: newId(), proposalId, decision, words: '经评估' })

async function proposed(...given: Parameters<typeof propose>): Promise<string> {
  const outcome = await propose(...given)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal))
  return outcome.value.proposalId
}

async function standing(childId: string) {
  const { rows } = await world.sql.query(
    `select s.schooling, e.why, c.status, d.status || ' ' || d.owner_role || ' ' || (d.due_at at time zone 'Asia/Shanghai')::date as duty
       from app.disability_schooling s join app.child c on c.id = s.child_id left join app.schooling_end e on e.schooling_id = s.id
       left join app.deadline d on d.subject_id = s.id where s.child_id = $1 order by s.recorded_at`,
    [childId],
  )
  return rows
}

test('学校提出，县教育局定，到期前重新评估；重提的接上原来的，时限办结，事件入账', async ({ database }) => {
  world ??= await aCaseWorld(database, 'linxia-2016')
  const { who } = world
  const child = await aDisabledChild()
  const id = await proposed(who.officer, child)
  expect(await propose(who.principal, child)).toMatchObject({ refusal: { code: 'already_applied' } })
  expect(await decide(who.officer, id)).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect(await decide(who.bureau, id)).toMatchObject({ ok: true })
  expect(await decide(who.bureau, id)).toMatchObject({ refusal: { code: 'changed_meanwhile' } })
  expect(await standing(child.childId)).toEqual([
    { schooling: 'inclusive', why: null, status: 'enrolled', duty: 'running officer 2027-08-01' },
  ])
  const renewed = await proposed(who.officer, child, { schooling: 'special_class' })
  expect((await standing(child.childId))[0]?.duty).toMatch(/^met /)
  await decide(who.bureau, renewed)
  expect((await standing(child.childId)).map(({ schooling, why }) => `${schooling} ${why}`)).toEqual([
    'inclusive replaced',
    'special_class null',
  ])
  const { rows } = await world.sql.query(
    `select verb from app.ledger_event where subject_id = any($1::uuid[]) order by recorded_at`,
    [[id, renewed]],
  )
  expect(rows.map(({ verb }) => verb)).toEqual([
    'propose_schooling',
    'approve_schooling',
    'propose_schooling',
    'approve_schooling',
  ])
})

test('够不着的、不提的、对不上的都办不了；退回不登记', async () => {
  const { who } = world
  const child = await aDisabledChild()
  for (const role of ['teacher', 'village', 'inspector', 'bureau'] as const)
    expect(await propose(who[role], child), role).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect(await propose(world.otherOfficer, child)).toMatchObject({ refusal: { code: 'not_found' } })
  expect(await propose(who.officer, child, { schooling: 'special_school', place: '州特校' })).toMatchObject({
    refusal: { why: 'schooling_still_in_class' },
  })
  expect(await propose(who.officer, child, { schooling: 'home_teaching' })).toMatchObject({
    refusal: { why: 'schooling_no_home_teaching' },
  })
  expect(await propose(who.officer, child, { untilOn: '2028-01-01' })).toMatchObject({
    refusal: { fields: { untilOn: expect.stringContaining('12 个月') } },
  })
  const other = await aDisabledChild()
  expect(await propose(who.officer, { ...child, proofId: other.proofId })).toMatchObject({
    refusal: { fields: { proofId: expect.any(String) } },
  })
  await decide(who.bureau, await proposed(who.officer, child), 'disagree')
  expect(await standing(child.childId)).toEqual([])
  // 常住地的乡镇也提得了，凭自己传的证明：别人传的原件它看不到，也就凭不了。退回之后另行提出。
  expect(await propose(who.township, child)).toMatchObject({
    refusal: { fields: { proofId: expect.any(String) } },
  })
  const own = await aScan(
    world,
    { childId: child.childId },
    { kind: 'disability_proof', at: AT, by: who.township },
  )
  expect(await propose(who.township, { ...child, proofId: own })).toMatchObject({ ok: true })
})

test('证明与残疾类别只给提出的、决定的：校长打不开专干传的原件，教师连提出也看不见，只见就学方式', async () => {
  const { who } = world
  const child = await aDisabledChild()
  await decide(who.bureau, await proposed(who.officer, child))
  const counts = (actor: Official) =>
    world.web.asActor(actor, async (tx) => ({
      proofs: await tx.attachment.count({ where: { tenantId: world.tenantId, id: child.proofId } }),
      papers: await tx.schoolingProposal.count({
        where: { tenantId: world.tenantId, childId: child.childId },
      }),
      seen: await tx.disabilitySchooling.count({
        where: { tenantId: world.tenantId, childId: child.childId },
      }),
    }))
  // 不带可及条件去查，数据库自己拦住。
  expect(await counts(who.bureau)).toEqual({ proofs: 1, papers: 1, seen: 1 })
  expect(await counts(who.officer)).toEqual({ proofs: 1, papers: 1, seen: 1 })
  expect(await counts(who.principal)).toEqual({ proofs: 0, papers: 1, seen: 1 })
  expect(await counts(who.teacher)).toEqual({ proofs: 0, papers: 0, seen: 1 })
  expect(await counts(who.inspector)).toEqual({ proofs: 0, papers: 0, seen: 1 })
  const files = { put: async () => {}, get: async () => Buffer.alloc(0), drop: async () => {} }
  for (const role of ['principal', 'teacher', 'inspector'] as const)
    expect(
      await openAttachment(
        { ...world.deps(AT), keys: { fieldKey: '' } as never, files },
        who[role],
        child.proofId,
      ),
      role,
    ).toMatchObject({ refusal: { code: 'not_found' } })
})

test('绕过职务也写不进：没有决定的登记、改过起止的登记、自己定自己提的，数据库都拦', async () => {
  const { who } = world
  const child = await aDisabledChild()
  const id = await proposed(who.officer, child)
  const stamp = (actor: Official) => ({
    tenantId: world.tenantId,
    id: newId(),
    proposalId: id,
    personId: actor.personId,
    appointmentId: actor.appointmentId,
    recordedAt: new Date(),
  })
  const registration = (untilOn: string) =>
    world.web.asActor(who.bureau, (tx) =>
      tx.disabilitySchooling.createMany({
        data: {
          ...stamp(who.bureau),
          childId: child.childId,
          schooling: 'inclusive',
          place: '',
          support: '前排座位，大字课本',
          fromOn: new Date('2026-11-24'),
          untilOn: new Date(untilOn),
        },
      }),
    )
  await expect(registration('2027-08-31')).rejects.toThrow()
  const decision = { decision: 'agree', words: '' }
  const decideAs = (actor: Official) =>
    world.web.asActor(actor, (tx) =>
      tx.schoolingDecision.createMany({ data: { ...stamp(actor), ...decision } }),
    )
  await expect(decideAs(who.officer)).rejects.toThrow()
  // 同一个人兼着教育局的岗，也定不了自己提的。
  await expect(decideAs({ ...who.bureau, personId: who.officer.personId })).rejects.toThrow()
  await decideAs(who.bureau)
  await expect(registration('2028-08-31')).rejects.toThrow()
  await registration('2027-08-31')
})

test('进特殊教育学校的算在校；届满次日由时钟了结，回到未入学，只办一次；丧失学习能力的始终未入学', async () => {
  const { who } = world
  const away = { class_id: null, status: 'never_enrolled' }
  const end = (at: string) => endSchoolings({ ...world.deps(at), db: world.worker }, world.clockwork)
  const special = await aDisabledChild(away)
  const term = { untilOn: '2026-12-31' }
  await decide(
    who.bureau,
    await proposed(who.officer, special, { ...term, schooling: 'special_school', place: '州特校' }),
  )
  const incapable = await aDisabledChild(away)
  await decide(who.bureau, await proposed(who.officer, incapable, { ...term, schooling: 'incapable' }))
  expect((await standing(special.childId))[0]).toMatchObject({ status: 'enrolled', why: null })
  expect((await standing(incapable.childId))[0]).toMatchObject({ status: 'never_enrolled', why: null })
  expect(await end('2026-12-31T15:00:00Z')).toBe(0)
  expect(await end('2026-12-31T16:00:01Z')).toBe(2)
  expect(await end('2027-01-01T16:00:01Z')).toBe(0)
  expect((await standing(special.childId))[0]).toMatchObject({ status: 'never_enrolled', why: 'expired' })
})
