import type { Client } from 'pg'
import { newId } from '#lib/data/ids'
import type { Official } from '#lib/rules/people/actor'
import { buildTenant } from '#tests/world'
import { DAY, insert, type WorldTenant } from '#tests/world-scene'

const AT = '2026-11-23T01:00:00Z'

type Viewing = NonNullable<Official['view']>

/** 拆防线用的世界：两个县，另添只有某一道防线才说得清的行。 */
export type Scene = {
  readonly a: WorldTenant
  readonly b: WorldTenant
  /** 本县的村干部、教师各正开着一次临时查看。 */
  readonly views: Readonly<Record<'village' | 'teacher', Viewing>>
  /** 登记了、还没有班的一个孩子。 */
  readonly unplaced: string
  readonly staff: { readonly teacher: string }
  readonly outsidePapers: Readonly<
    Record<
      'application' | 'proposal' | 'photoOfChild' | 'photoOfFar' | 'report' | 'spoilt' | 'served',
      string
    >
  >
}

/** 世界里没有的表，各添一行。 */
async function addMissing(
  client: Client,
  { id, county, schools, townships, villages, ...world }: WorldTenant,
) {
  const own = () => ({ tenant_id: id, id: newId() })
  const by = { person_id: world.person, appointment_id: world.appointment, recorded_at: AT }
  const { person_id, recorded_at } = by
  const account = own()
  const zone = own()
  const [school_id, township_id, village_id] = [schools[0], townships[0], villages[0]?.id]
  const rows: readonly (readonly [string, Record<string, unknown>])[] = [
    ['account', { ...account, person_id, login: 'shizi', password_hash: 'x', created_at: AT }],
    [
      'session',
      {
        ...own(),
        person_id,
        account_id: account.id,
        created_at: AT,
        last_seen_at: AT,
        expires_at: '2099-01-01Z',
      },
    ],
    [
      'sign_in_attempt',
      { ...own(), login_digest: Buffer.from('x'), source_digest: Buffer.from('x'), succeeded: false, at: AT },
    ],
    [
      'calendar_day',
      { ...own(), purpose: 'all', day: DAY, kind: 'rest', why: '停课', source: '县', recorded_at },
    ],
    [
      'cohort_base',
      {
        ...own(),
        span: 'primary',
        entry_year: 2020,
        admitted: 1,
        transferred_in: 0,
        transferred_out: 0,
        deceased: 0,
        source: '县',
        ...by,
      },
    ],
    [
      'control_line',
      {
        ...own(),
        indicator: 'retention_rate',
        comparator: '>=',
        basis_points: 9500,
        school_year: 2026,
        source: '县',
        ...by,
      },
    ],
    [
      'ledger_head',
      { ...own(), seq: 1, hash: Buffer.from('x'), events: 1, sealed_at: AT, signature: Buffer.from('x') },
    ],
    ['outbox', { ...own(), dedupe_key: 'x', kind: 'x', body: '{}', created_at: AT }],
    ['paper_counter', { ...own(), issuer_id: township_id, kind: 'return_notice', year: 2026, last: 1 }],
    ['pledge', { ...own(), year: 2026, township_id, signed_on: DAY, paper_number: '一', ...by }],
    [
      'record_seal',
      {
        ...own(),
        from_at: '1970-01-01T00:00:00Z',
        until_at: AT,
        row_count: 1,
        parts: '[]',
        digest: 'x',
        recorded_at,
      },
    ],
    [
      'responsibility_post',
      { ...own(), unit_id: school_id, school_id, holder_id: person_id, title: '校长', from_on: DAY, ...by },
    ],
    ['school_term', { ...own(), name: '秋', start_on: '2026-09-01', end_on: '2027-01-20' }],
    ['serial_counter', { ...own(), school_id, series: 'report', year: 2026, last: 1 }],
    ['serial_counter', { ...own(), school_id: village_id, series: 'case', year: 2026, last: 1 }],
    ['submission', { ...own(), person_id, key: newId(), verb: 'x', digest: 'x', recorded_at }],
    [
      'unit_name',
      { ...own(), unit_id: school_id, old_name: '旧', new_name: '新', from_on: DAY, person_id, recorded_at },
    ],
    ['zone', { ...zone, name: '片', holder_id: person_id, from_on: DAY, ...by }],
    ['zone_village', { ...own(), zone_id: zone.id, village_id, person_id, recorded_at }],
  ]
  for (const [table, row] of rows) await insert(client, table, row)
}

/** 一所远处学校的孩子，被这个岗位的人临时查看着，还没到时。 */
async function openView(client: Client, a: WorldTenant, role: 'village' | 'teacher'): Promise<Viewing> {
  const id = newId()
  const [seen] = a.children.slice(-1)
  if (!seen) throw new Error('世界里没有儿童')
  const now = new Date()
  await insert(client, 'wider_view', {
    ...{
      tenant_id: a.id,
      id,
      child_id: seen.id,
      school_id: seen.schoolId,
      asked_by: 'id_number',
      reason: '走失',
    },
    ...{ minutes: 60, role, person_id: a.person, appointment_id: a.appointment },
    ...{ recorded_at: now, expires_at: new Date(now.getTime() + 3_600_000) },
  })
  return { id, childId: seen.id }
}

async function idOf(client: Client, sql: string, ...values: unknown[]): Promise<string> {
  const { rows } = await client.query<{ id: string }>(sql, values)
  if (!rows[0]) throw new Error(`世界里没有：${sql}`)
  return rows[0].id
}

/** 还没有班的孩子、一份写完的人员名册、在校任教的同事、等着接收的移交与转学的时限。 */
async function addActors(client: Client, a: WorldTenant): Promise<Pick<Scene, 'unplaced' | 'staff'>> {
  const own = { tenant_id: a.id }
  const child = a.children[0]
  if (!child) throw new Error('世界里没有儿童')
  const unplaced = newId()
  await client.query(
    `insert into app.child select (jsonb_populate_record(c, jsonb_build_object('id', $1::uuid, 'class_id', null, 'status', 'never_enrolled'))).*
     from app.child c where id = $2`,
    [unplaced, child.id],
  )
  await client.query(
    `update app.import_batch set state = 'written', decided_by_id = person_id where tenant_id = $1 and kind = 'staff'`,
    [a.id],
  )
  await insert(client, 'appointment', {
    ...{
      ...own,
      id: newId(),
      person_id: a.colleague,
      role: 'teacher',
      unit_id: child.classId,
      from_on: '2020-01-01',
    },
  })
  const transfer = newId()
  await client.query(
    `insert into app.transfer select (jsonb_populate_record(t, jsonb_build_object('id', $1::uuid, 'state', 'placed'))).*
     from app.transfer t where child_id = $2 and route = 'within'`,
    [transfer, child.id],
  )
  const receiving = a.schools.find((school) => school !== child.schoolId)
  for (const [change, value] of [
    [
      { duty: 'hand_over_answer', owner_unit_id: a.townships[0] },
      { subject_id: newId(), school_id: null },
    ],
    [
      { duty: 'transfer_receiving', owner_unit_id: receiving },
      { subject_id: transfer, school_id: receiving },
    ],
  ])
    await client.query(
      `insert into app.deadline select (jsonb_populate_record(d, $1::jsonb)).* from app.deadline d where child_id = $2 limit 1`,
      [{ id: newId(), case_id: null, class_id: null, ...change, ...value }, child.id],
    )
  return { unplaced, staff: { teacher: a.colleague } }
}

/** 别人提出的申请，别的孩子的照片，作废了的、送达了的文书。 */
async function findPapers(client: Client, a: WorldTenant): Promise<Scene['outsidePapers']> {
  const [child, far] = [a.children[0], a.children.at(-1)]
  const application = await idOf(
    client,
    'update app.placement_application set person_id = $1 where child_id = $2 returning id',
    ...[a.colleague, far?.id],
  )
  const proposal = await idOf(
    client,
    'update app.schooling_proposal set person_id = $1 where child_id = $2 returning id',
    ...[a.colleague, child?.id],
  )
  const photo = `select id from app.attachment where child_id = $1 and kind = 'photo' order by case_id nulls first limit 1`
  const ofTenant = 'where tenant_id = $1 limit 1'
  return {
    application,
    proposal,
    photoOfChild: await idOf(client, photo, child?.id),
    photoOfFar: await idOf(client, photo, far?.id),
    report: await idOf(
      client,
      'select id from app.written_report where school_id = $1 limit 1',
      child?.schoolId,
    ),
    spoilt: await idOf(client, `select paper_id as id from app.spoiled_paper ${ofTenant}`, a.id),
    served: await idOf(client, `select paper_id as id from app.paper_service ${ofTenant}`, a.id),
  }
}

/** 一个孩子另有一件按死亡销了号的旧案：教育局离册的那一道策略凭它放行。 */
async function addStruckOff(client: Client, { id, children }: WorldTenant): Promise<void> {
  await client.query(
    `insert into app.dropout_case select (jsonb_populate_record(k, jsonb_build_object(
       'id', gen_random_uuid(), 'number', '2025-old', 'state', 'struck_off', 'close_reason', 'deceased', 'closed_at', $3::text))).*
     from app.dropout_case k where k.tenant_id = $1 and k.child_id = $2 limit 1`,
    [id, children[0]?.id, AT],
  )
}

/** 由属主写入；接链也在这里做完。 */
export async function buildScene(client: Client): Promise<Scene> {
  const a = await buildTenant(client, '350425')
  const b = await buildTenant(client, '350583')
  await client.query('set constraints all immediate; set constraints all deferred')
  // 添的行各为一道防线，不必走完整的流程：触发器与外键先停下。
  await client.query('set local session_replication_role = replica')
  for (const world of [a, b]) await addMissing(client, world)
  await client.query(
    `insert into app.national_day (day, works, why, source) values ('${DAY}', false, '假', '国办')`,
  )
  await addStruckOff(client, a)
  const views = {
    village: await openView(client, a, 'village'),
    teacher: await openView(client, a, 'teacher'),
  }
  const scene = { a, b, views, ...(await addActors(client, a)), outsidePapers: await findPapers(client, a) }
  await client.query('set local session_replication_role = origin')
  return scene
}
