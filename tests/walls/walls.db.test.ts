import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, expect, vi } from 'vitest'
import { connect, type Database } from '#lib/data/database'
import { ROLES, type Role } from '#lib/rules/people/roles'
import { type TestDatabase, test } from '#tests/database'
import { DAY } from '#tests/world-scene'
import type { Belongings, Input } from './belongings.ts'
import { type Act, everyAct } from './every-act.ts'
import { inputOf, NOT_ABOUT_ANYONE } from './every-input.ts'
import { differing, type Position, withForeign } from './positions.ts'
import { rehearse } from './rehearsal.ts'
import { KEYS, STAGES } from './stages.ts'
import {
  aWallWorld,
  colleague,
  foreignOf,
  OUT_OF_REACH,
  ownOf,
  type Relation,
  seated,
  type WallWorld,
} from './wall-world.ts'

// 门铃照旧挂着，只是按了不响：取得它后面是哪个职务行为、收什么样的填写。
vi.mock('#lib/server/form-action', () => ({
  formAction: (schema: unknown, duty: unknown) => ({ schema, duty }),
}))

/** 「没有」的几种说法。 */
const SHUT = ['not_found', 'not_allowed', 'reveal_denied']
/** 世界里的各行都署着同一个人的名；自己的申请自己批不了，这几样由同事来办。 */
const BY_A_COLLEAGUE = [
  ...['approveMergeAction', 'refuseMergeAction', 'reviewWiderViewAction', 'confirmRollOverAction'],
  ...['checkStrikeOffAction', 'decideSchoolingAction', 'refuseStrikeOffAction'],
]
/** 本来就不限于自己单位的编号：同县的都可以填，别县的照样不行。 */
const ANYWHERE_IN_COUNTY = [
  // 村里登记未入学的孩子，应入学的是县内哪一所都可能。
  'registerChildAction schoolId',
  // 结对帮扶的人不限于本校。
  'startPairingAction helperId',
]
/** 成批的已阅：不是自己的那条当作没有，自己的照记；别人的一行不动。 */
const SKIPS_FOREIGN = ['readRemindersAction reads.0.deadlineId', 'readRemindersAction reads.1.deadlineId']
const WHO_MAY = new URL('./who-may.txt', import.meta.url)

let world: WallWorld
let db: Database
afterAll(() => db?.close())

/** 不靠数据库策略（绕过行级安全的连接）：职务行为自己的范围也得挡得住；策略那一道由 reach.db.test.ts 另证。 */
async function ready(database: TestDatabase): Promise<void> {
  if (world) return
  const client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
  world = await aWallWorld(client)
  await client.end()
  db = connect({ url: database.superuserUrl, contextKey: database.contextKey, poolSize: 2 })
}

const noFile = () => Promise.reject(new Error('no file is kept behind a wall'))
const clock = { now: () => new Date(`${DAY}T02:00:00Z`) }

async function ask(name: string, act: Act, role: Role, input: Input) {
  const parsed = act.schema.safeParse(input)
  if (!parsed.success) throw new Error(`${name}: the input does not fit its form: ${parsed.error.message}`)
  const actor = (BY_A_COLLEAGUE.includes(name) ? colleague : seated)(world, role)
  const stage = STAGES[name]?.(ownOf(world, role)) ?? []
  const files = { put: noFile, get: noFile, drop: noFile }
  const { outcome, wrote } = await rehearse(db, stage, (undoing) =>
    act.duty({ db: undoing, clock, keys: KEYS, files, pushOrigins: [] }, actor, parsed.data),
  )
  return { code: outcome.ok ? 'ok' : outcome.refusal.code, wrote }
}

function inputFor(name: string, of: Belongings): Input {
  const input = inputOf(name, of, DAY)
  if (!input) throw new Error(`新的动作 ${name} 还没有进这面墙的测试`)
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
}

/** 自己的提交，一处换成谁也没有的编号。 */
function withNobodys(own: Input, at: Position): Input {
  const nobodys = at.reduceRight<unknown>((inner, step) => ({ [step]: inner }), randomUUID())
  return withForeign(own, nobodys as Input, at)
}

async function everyAbout(): Promise<readonly (readonly [string, Act])[]> {
  return [...(await everyAct())].filter(([name]) => !NOT_ABOUT_ANYONE.includes(name)).sort()
}

type Proof = { readonly standing: string; readonly unproved: readonly string[] }

/** 一个动作的墙：每个岗位先办自己的，再办别人的，再一处一处地换。 */
async function proofOf(name: string, act: Act): Promise<Proof> {
  const standing: string[] = []
  const proved = new Set<string>()
  const owed = { ok: new Set<string>(), open: new Set<string>() }
  for (const role of ROLES) {
    const own = inputFor(name, ownOf(world, role))
    const mine = await ask(name, act, role, own)
    const open = !SHUT.includes(mine.code)
    if (open) standing.push(`${role}=${mine.code}`)
    else expect(mine.wrote, `${name} ${role} ${mine.code}`).toEqual([])
    const nobodys = new Map<string, string>()
    for (const relation of OUT_OF_REACH[role]) {
      const theirs = inputFor(name, foreignOf(world, relation))
      const label = `${name} ${role} ${relation}`
      const whole = await ask(name, act, role, theirs)
      expect(SHUT, `${label}：${whole.code}`).toContain(whole.code)
      expect(whole.wrote, label).toEqual([])
      for (const at of open ? differing(own, theirs) : []) {
        const place = `${name} ${at.join('.')}`
        if (SKIPS_FOREIGN.includes(place)) continue
        if (ANYWHERE_IN_COUNTY.includes(place) && relation !== 'county') continue
        const none = nobodys.get(place) ?? (await ask(name, act, role, withNobodys(own, at))).code
        nobodys.set(place, none)
        const one = await ask(name, act, role, withForeign(own, theirs, at))
        expect(one.code, `${label} ${at.join('.')}：与没有的一样`).toBe(none)
        expect(one.code, `${label} ${at.join('.')}`).not.toBe('ok')
        expect(one.wrote, `${label} ${at.join('.')}`).toEqual([])
        owed[mine.code === 'ok' ? 'ok' : 'open'].add(`${place} ${relation}`)
        if (one.code !== mine.code) proved.add(`${place} ${relation}`)
      }
    }
  }
  // 自己的办得成，才说明拒的是那个编号；一个岗位都办不成的，至少拒得与「此刻不办」不同。
  const due = owed.ok.size > 0 ? owed.ok : owed.open
  return {
    standing: `${name}: ${standing.join(' ')}`,
    unproved: [...due].filter((where) => !proved.has(where)),
  }
}

test('每个动作 × 每个岗位 × 每种关系：整份是别人的，或只有一个编号是别人的，都与没有的一样，一行不写', {
  timeout: 600_000,
}, async ({ database }) => {
  await ready(database)
  const acts = await everyAbout()
  const proofs = new Map<string, Proof>()
  // 不布景的只读，可以并着问；布景的会锁住整张表，一个接一个。
  const lane = async (mine: typeof acts) => {
    for (const [name, act] of mine) proofs.set(name, await proofOf(name, act))
  }
  const plain = acts.filter(([name]) => !STAGES[name])
  const half = Math.ceil(plain.length / 2)
  await Promise.all([plain.slice(0, half), plain.slice(half)].map(lane))
  await lane(acts.filter(([name]) => STAGES[name]))
  const inOrder = acts.map(([name]) => proofs.get(name))
  expect(inOrder.flatMap((proof) => proof?.unproved ?? [])).toEqual([])
  const printed = `${inOrder.map((proof) => proof?.standing).join('\n')}\n`
  if (process.env.UPDATE_DOCS === '1') writeFileSync(WHO_MAY, printed)
  expect(printed).toBe(readFileSync(WHO_MAY, 'utf8'))
})

test('成批的已阅：夹着别人的一条，只记自己的', async ({ database }) => {
  await ready(database)
  const act = (await everyAct()).get('readRemindersAction')
  if (!act) throw new Error('no such act')
  const own = inputFor('readRemindersAction', ownOf(world, 'officer'))
  for (const relation of OUT_OF_REACH.officer as readonly Relation[]) {
    const theirs = inputFor('readRemindersAction', foreignOf(world, relation))
    const mixed = withForeign(own, theirs, ['reads', 1, 'deadlineId'])
    const parsed = act.schema.parse(mixed)
    const stage = STAGES.readRemindersAction?.(ownOf(world, 'officer')) ?? []
    const { outcome } = await rehearse(db, stage, (undoing) =>
      act.duty(
        {
          db: undoing,
          clock,
          keys: KEYS,
          files: { put: noFile, get: noFile, drop: noFile },
          pushOrigins: [],
        },
        seated(world, 'officer'),
        parsed,
      ),
    )
    expect(outcome, relation).toEqual({ ok: true, value: { read: 1 } })
  }
})
