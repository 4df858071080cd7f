import { expect } from 'vitest'
import { notePageRead } from '#lib/data/access-reads'
import { findChildFile } from '#lib/data/children/child-file'
import { newId } from '#lib/data/ids'
import { blindIndex } from '#lib/data/sensitive'
import { findOpenView, listOpenings, listUnreviewed } from '#lib/data/wider-views'
import type { Official } from '#lib/rules/people/actor'
import { WIDER_VIEW } from '#lib/rules/people/wider-view'
import { widerViewForm } from '#lib/schemas/identity/wider-view'
import { aCase, aCaseWorld, type CaseWorld } from '#tests/case-world'
import { test as base } from '#tests/database'
import { endWiderView, reviewWiderView } from './mark-wider-view.ts'
import { openWiderView } from './open-wider-view.ts'

const test = base.extend<{ $file: { world: CaseWorld } }>({
  world: [
    async ({ database }, use) => {
      const world = await aCaseWorld(database)
      await use(world)
      await world.close()
    },
    { scope: 'file' },
  ],
})

const KEYS = { fieldKey: 'a'.repeat(64), indexKey: 'b'.repeat(64) }
const deps = (world: CaseWorld) => ({ ...world.deps(new Date().toISOString()), keys: KEYS })
const ask = (number: string) =>
  widerViewForm.parse({
    submissionKey: newId(),
    askedBy: 'id_number',
    number,
    reason: '集市上遇见走失的孩子',
  })

async function aKnownChild(world: CaseWorld, number: string) {
  const idIndex = Buffer.from(blindIndex(KEYS, world.tenantId, 'id_number', number))
  return aCase(world, { child: { id_kind: 'resident_id', id_index: idIndex } })
}

async function open(world: CaseWorld, actor: Official, number: string): Promise<string> {
  const opened = await openWiderView(deps(world), actor, ask(number))
  if (!opened.ok) throw new Error(opened.refusal.code)
  return opened.value.viewId
}

test('凭号码问到邻镇的孩子：先进账再给看，打开的都有记录，督学与教育局桌上各有一次待核阅', async ({
  world,
}) => {
  const { childId } = await aKnownChild(world, '350425201703050011')
  const { otherTownship, who, web } = world
  expect(await web.asActor(otherTownship, (tx) => findChildFile(tx, otherTownship, childId))).toBeNull()
  const viewId = await open(world, otherTownship, '350425 20170305 0011')
  const { rows } = await world.sql.query(
    `select verb, payload from app.ledger_event where tenant_id = $1 and subject_id = $2`,
    [world.tenantId, viewId],
  )
  expect(rows).toEqual([
    { verb: 'open_wider_view', payload: '{"askedBy":"id_number","found":true,"minutes":60}' },
  ])
  const now = new Date()
  const held = await web.asActor(otherTownship, (tx) => findOpenView(tx, otherTownship, { id: viewId, now }))
  const viewer = held?.viewer
  if (!viewer) throw new Error('the view is open')
  await web.asActor(viewer, async (tx) => {
    expect(await findChildFile(tx, viewer, childId)).toMatchObject({ name: '林某某' })
    await notePageRead(tx, viewer, { childId, reason: '临时查看：打开档案', at: now })
  })
  for (const watcher of [who.inspector, who.bureau]) {
    const [unread, openings] = await web.asActor(watcher, async (tx) => [
      await listUnreviewed(tx, watcher),
      await listOpenings(tx, watcher, [viewId]),
    ])
    expect(unread.map(({ id, reason }) => ({ id, reason }))).toEqual([
      { id: viewId, reason: '集市上遇见走失的孩子' },
    ])
    expect(openings.map(({ reason }) => reason)).toEqual(['临时查看：打开档案'])
    expect(await reviewWiderView(deps(world), watcher, { submissionKey: newId(), viewId })).toMatchObject({
      ok: true,
    })
    expect(await web.asActor(watcher, (tx) => listUnreviewed(tx, watcher))).toEqual([])
  }
})

test('督学收回，即刻看不到；别的岗位收不了别人的，收过的不再收', async ({ world }) => {
  const { childId } = await aKnownChild(world, '350425201703050022')
  const { otherTownship, otherOfficer, who, web } = world
  const viewId = await open(world, otherTownship, '350425201703050022')
  const now = new Date()
  const end = { viewId, reason: '已联系上家长' }
  const key = () => ({ submissionKey: newId() })
  const held = await web.asActor(otherTownship, (tx) => findOpenView(tx, otherTownship, { id: viewId, now }))
  expect(await endWiderView(deps(world), otherOfficer, { ...end, ...key() })).toMatchObject({
    refusal: { code: 'not_found' },
  })
  expect(await endWiderView(deps(world), who.inspector, { ...end, ...key() })).toMatchObject({ ok: true })
  expect(await endWiderView(deps(world), who.bureau, { ...end, ...key() })).toMatchObject({
    refusal: { code: 'changed_meanwhile' },
  })
  // 手里还拿着先前那份上下文，数据库也不再给。
  const viewer = held?.viewer ?? otherTownship
  expect(await web.asActor(viewer, (tx) => tx.child.count({ where: { id: childId } }))).toBe(0)
  expect(
    await web.asActor(otherTownship, (tx) => findOpenView(tx, otherTownship, { id: viewId, now })),
  ).toBeNull()
})

test('没有这个人与在别县一个样，照样留痕；试够了不再受理；本来看得到的不必问；教育局、管理员不问', async ({
  world,
  database,
}) => {
  const elsewhere = await aCaseWorld(database)
  const number = '350425201703050033'
  try {
    await aKnownChild(elsewhere, number)
    const { who, otherOfficer } = world
    const unknown = { ok: false, refusal: { code: 'number_unknown' } }
    expect(await openWiderView(deps(world), otherOfficer, ask(number))).toEqual(unknown)
    for (let miss = 1; miss < WIDER_VIEW.missesPerDay; miss += 1)
      expect(await openWiderView(deps(world), otherOfficer, ask('350425201703059999'))).toEqual(unknown)
    expect(await openWiderView(deps(world), otherOfficer, ask(number))).toMatchObject({
      refusal: { code: 'too_many_misses' },
    })
    const { rows } = await world.sql.query(
      `select count(*)::int as missed, count(asked_index)::int as kept from app.wider_view where tenant_id = $1 and person_id = $2 and child_id is null`,
      [world.tenantId, otherOfficer.personId],
    )
    expect(rows).toEqual([{ missed: WIDER_VIEW.missesPerDay, kept: 0 }])
    await aKnownChild(world, '350425201703050044')
    expect(await openWiderView(deps(world), who.officer, ask('350425201703050044'))).toMatchObject({
      refusal: { code: 'view_not_needed' },
    })
    for (const actor of [who.bureau, who.admin, who.prefecture])
      expect(await openWiderView(deps(world), actor, ask(number))).toMatchObject({
        refusal: { code: 'not_allowed' },
      })
  } finally {
    await elsewhere.close()
  }
})
