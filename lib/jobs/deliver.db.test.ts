import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect } from 'vitest'
import { sealingKey } from '#lib/ledger/head'
import { aCase, aCaseWorld, aDeadline, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { pushesNothing } from '#tests/pushes-nothing'
import { fileSender } from './file-sender.ts'
import { doRound, type Rounds } from './rounds.ts'
import type { Dispatch, Sender } from './sender.ts'

let world: CaseWorld
afterAll(() => world?.close())
const faults: string[] = []
const MORNING = '2026-11-20T01:00:00Z'

function rounds(at: string, sender: Sender): Rounds {
  return {
    ...world.deps(at),
    db: world.worker,
    sealingKey: sealingKey('44'.repeat(32)),
    headsFolder: mkdtempSync(path.join(tmpdir(), 'heads-')),
    moments: new Map(),
    sender,
    pushing: pushesNothing,
    onFault: (what) => faults.push(what),
  }
}

let code: string
async function mine() {
  const { rows } = await world.sql.query<{ code: string }>('select code from app.tenant where id = $1', [
    world.tenantId,
  ])
  code = rows[0]?.code ?? ''
  return (await world.web.watch()).find((one) => one.tenantCode === code) ?? expect.fail('no such county')
}

test('到点没人接的，守夜数看得见；后台办过，归零，消息进了发件箱', async ({ database }) => {
  world = await aCaseWorld(database)
  const kase = await aCase(world, { absentSinceOn: '2026-09-16' })
  await aDeadline(world, kase.id, 'persuasion', '2026-09-17')
  const none = { name: 'none', send: async () => expect.fail('nothing to send yet') }
  expect(await mine()).toMatchObject({ unmoved: 1, undelivered: 0 })
  expect((await mine()).oldestDue?.toISOString().slice(0, 10)).toBe('2026-09-17')
  await doRound(rounds(new Date().toISOString(), none), 'overdue')
  const after = await mine()
  expect(after.undelivered).toBeGreaterThan(0)
  expect(after.oldestMessage).toBeInstanceOf(Date)
  // 接下来的时限自到期那一刻起算，也早过了的，同一轮里接着办完。
  expect(after.unmoved).toBe(0)
})

test('夜里不送；渠道断了留到下一轮；送出的一条一把键，只有一句话，没有儿童', async () => {
  const sent: Dispatch[] = []
  const kept: Sender = { name: 'kept', send: async (dispatch) => void sent.push(dispatch) }
  const broken: Sender = { name: 'broken', send: () => Promise.reject(new Error('unreachable')) }
  const waiting = (await mine()).undelivered
  expect(await doRound(rounds('2026-11-20T14:00:00Z', kept), 'deliver')).toBe(0)
  expect(await doRound(rounds(MORNING, broken), 'deliver')).toBe(0)
  expect(faults).toHaveLength(waiting)
  expect((await mine()).undelivered).toBe(waiting)
  const both = [doRound(rounds(MORNING, kept), 'deliver'), doRound(rounds(MORNING, kept), 'deliver')]
  expect((await Promise.all(both)).reduce((total, one) => total + one, 0)).toBe(waiting)
  expect(new Set(sent.map(({ key }) => key)).size).toBe(waiting)
  const { rows } = await world.sql.query<{ name: string }>('select name from app.child')
  const all = JSON.stringify(sent)
  expect(rows.filter(({ name }) => all.includes(name))).toEqual([])
  expect(sent[0]?.text).toMatch(/^【保学】.+请登录保学系统/)
  expect(sent.some(({ to }) => to.length > 0)).toBe(true)
})

test('落成文件：一行一条，写着谁收，不写电话', async () => {
  await world.sql.query(`update app.outbox set delivered_at = null`)
  // 人员一行写下不改；测试要一个电话，绕过触发器。
  await world.sql.query('set session_replication_role = replica')
  await world.sql.query(`update app.person set work_phone = '13800005678'`)
  await world.sql.query('set session_replication_role = origin')
  const folder = mkdtempSync(path.join(tmpdir(), 'outbox-'))
  const count = await doRound(rounds(MORNING, fileSender(folder)), 'deliver')
  const lines = readFileSync(path.join(folder, `${code}.jsonl`), 'utf8')
    .trim()
    .split('\n')
  expect(lines).toHaveLength(count)
  expect(lines.join('')).not.toContain('1380000')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ key: expect.any(String), to: expect.any(Array) })
})
