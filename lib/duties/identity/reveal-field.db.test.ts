import pg from 'pg'
import { beforeAll, expect } from 'vitest'
import { connect } from '#lib/data/database'
import { maskedField } from '#lib/data/masked-fields'
import { encryptField } from '#lib/data/sensitive'
import type { Official } from '#lib/rules/people/actor'
import type { RevealableField } from '#lib/rules/people/may-reveal'
import { REVEALABLE_FIELDS } from '#lib/rules/people/may-reveal'
import type { Role } from '#lib/rules/people/roles'
import { revealFieldSchema } from '#lib/schemas/reveal-field'
import { type TestDatabase, test } from '#tests/database'
import { buildTenant, official } from '#tests/world'
import type { WorldTenant } from '#tests/world-scene'
import { revealField } from './reveal-field.ts'

const KEYS = { fieldKey: 'ab'.repeat(32), indexKey: 'cd'.repeat(32) }
// 虚构
const PLAIN: Record<RevealableField, string> = {
  id_number: '350425201301010015',
  student_number: 'G350425201301010015',
  guardian_phone: '13800005678',
  address: '均溪镇城东村 12 号',
}

let world: WorldTenant | undefined
const guardians = new Map<string, string>()

async function asSuperuser<T>(database: TestDatabase, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function built(database: TestDatabase): Promise<WorldTenant> {
  world ??= await asSuperuser(database, async (client) => {
    const made = await buildTenant(client, '350425')
    const seal = (field: RevealableField) => Buffer.from(encryptField(KEYS, made.id, field, PLAIN[field]))
    await client.query(
      'update app.child set id_cipher = $1, student_number_cipher = $2, address_cipher = $3 where tenant_id = $4',
      [seal('id_number'), seal('student_number'), seal('address'), made.id],
    )
    await client.query('update app.guardian set phone_cipher = $1', [seal('guardian_phone')])
    const { rows } = await client.query('select id, child_id from app.guardian')
    for (const row of rows) guardians.set(row.child_id, row.id)
    return made
  })
  return world
}

beforeAll(() => {
  world = undefined
})

async function asked(database: TestDatabase, actor: Official, childId: string, field: RevealableField) {
  const db = connect({ url: database.webUrl, contextKey: database.contextKey, poolSize: 2 })
  const guardianId = field === 'guardian_phone' ? guardians.get(childId) : undefined
  const input = { childId, field, reason: '核对家访地址', ...(guardianId ? { guardianId } : {}) }
  try {
    return await revealField({ db, clock: { now: () => new Date() }, keys: KEYS }, actor, input)
  } finally {
    await db.close()
  }
}

async function logged(database: TestDatabase): Promise<number> {
  return asSuperuser(database, async (client) => {
    const { rows } = await client.query(
      `select count(*)::int as n from app.access_log where reason = '核对家访地址'`,
    )
    return rows[0].n
  })
}

test('each desk may open exactly what the matrix of domain 6.4 gives it', async ({ database }) => {
  const made = await built(database)
  const kase = made.cases.find(({ townshipIsParty }) => townshipIsParty)
  if (!kase) throw new Error('the world has a case with a township')
  const units: Record<Role, string[]> = {
    teacher: [kase.classId],
    officer: [kase.schoolId],
    principal: [kase.schoolId],
    inspector: [kase.schoolId],
    village: [kase.villageId],
    township: [kase.caseTownshipId],
    township_leader: [kase.caseTownshipId],
    bureau: [made.county],
    prefecture: [made.county],
    admin: [made.county],
  }
  const opened: Record<string, RevealableField[]> = {}
  for (const role of Object.keys(units) as Role[]) {
    opened[role] = []
    for (const field of REVEALABLE_FIELDS) {
      const outcome = await asked(database, official(made, role, units[role]), kase.childId, field)
      if (outcome.ok) {
        expect(outcome.value.value).toBe(PLAIN[field])
        opened[role].push(field)
      } else expect(outcome.refusal.code).toBe('reveal_denied')
    }
  }
  const all = [...REVEALABLE_FIELDS]
  const contact: RevealableField[] = ['guardian_phone', 'address']
  expect(opened).toEqual({
    teacher: ['guardian_phone'],
    officer: all,
    principal: all,
    village: contact,
    township: contact,
    township_leader: contact,
    bureau: all,
    inspector: [],
    prefecture: [],
    admin: [],
  })
})

test('every reveal is in the log, and every refusal leaves it alone', async ({ database }) => {
  const made = await built(database)
  const [child, foreign] = [made.children[0], made.children.at(-1)]
  if (!child || !foreign) throw new Error('the world has children')
  const before = await logged(database)
  const principal = official(made, 'principal', [child.schoolId])
  expect((await asked(database, principal, child.id, 'id_number')).ok).toBe(true)
  expect(await logged(database)).toBe(before + 1)
  expect(await asked(database, principal, foreign.id, 'id_number')).toEqual({
    ok: false,
    refusal: { code: 'not_found' },
  })
  await asked(database, official(made, 'inspector', [child.schoolId]), child.id, 'address')
  expect(await logged(database)).toBe(before + 1)
})

test('a township opens the contact of a resident child only once a case brought it in', async ({
  database,
}) => {
  const made = await built(database)
  const kase = made.cases.find(({ townshipIsParty }) => !townshipIsParty)
  if (!kase) throw new Error('the world has a case without the township')
  const outcome = await asked(
    database,
    official(made, 'township', [kase.townshipId]),
    kase.childId,
    'address',
  )
  expect(outcome).toEqual({ ok: false, refusal: { code: 'not_found' } })
})

test('when the log cannot be written nothing is shown', async ({ database }) => {
  const made = await built(database)
  const child = made.children[0]
  if (!child) throw new Error('the world has children')
  await asSuperuser(database, (client) => client.query('revoke insert on app.access_log from baoxue_web'))
  try {
    const bureau = official(made, 'bureau', [made.county])
    await expect(asked(database, bureau, child.id, 'id_number')).rejects.toThrow()
  } finally {
    await asSuperuser(database, (client) => client.query('grant insert on app.access_log to baoxue_web'))
  }
})

test('the mask is made on the server and is all the page gets', async ({ database }) => {
  const made = await built(database)
  const mask = (field: RevealableField) =>
    maskedField(KEYS, made.id, field, encryptField(KEYS, made.id, field, PLAIN[field]))
  expect(REVEALABLE_FIELDS.map(mask)).toEqual([
    '3504**********0015',
    'G3504**********0015',
    '138****5678',
    '均溪镇城东村****',
  ])
  expect(maskedField(KEYS, made.id, 'address', null)).toBe('')
})

test('a reveal asks for a reason of four characters and names the guardian of a phone', () => {
  const child = { childId: '01900000-0000-7000-8000-000000000001' }
  const said = (input: object) => revealFieldSchema.safeParse(input).error?.issues[0]?.message
  expect(said({ ...child, field: 'address', reason: '看看' })).toBe('请写明查看事由，至少 4 个字')
  expect(said({ ...child, field: 'guardian_phone', reason: '家访联系' })).toBe('请指明是哪位监护人的电话')
  expect(said({ ...child, field: 'label', reason: '家访联系' })).toBeDefined()
})
