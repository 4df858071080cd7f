import pg from 'pg'
import { expect } from 'vitest'
import { connect, type Database } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import { type Line, verifyStream } from '#lib/rules/ledger/verify-stream'
import { webReckoner } from '#lib/rules/ledger/web-reckoner'
import type { Official } from '#lib/rules/people/actor'
import { test } from '#tests/database'
import { buildTenant, official } from '#tests/world'
import { appendEvent } from './append.ts'
import { chainLines } from './chain-lines.ts'
import { publicKeyHex, sealingKey } from './head.ts'
import { sealLedger } from './seal.ts'

const key = sealingKey('55'.repeat(32))
const publicKey = publicKeyHex(key)

function reckoner() {
  const made = webReckoner(globalThis.crypto.subtle)
  if (!made) throw new Error('this Node has no WebCrypto')
  return made
}

const verified = (db: Database, actor: Official) => verifyStream(chainLines(db, actor, publicKey), reckoner())

async function linesOf(db: Database, actor: Official): Promise<Line[]> {
  const lines: Line[] = []
  for await (const line of chainLines(db, actor, publicKey)) lines.push(line)
  return lines
}

test('督学与教育局从浏览器核验：别校的条目只有哈希；数据库里改一个字节，各自看得见的都被指出', async ({
  database,
}) => {
  const client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
  const web = connect({ url: database.webUrl, contextKey: database.contextKey })
  const worker = connect({ url: database.workerUrl, contextKey: database.contextKey })
  try {
    const world = await buildTenant(client, '350425')
    const [own = '', other = ''] = world.schools
    const bureau = official(world, 'bureau', [world.county])
    const inspector = official(world, 'inspector', [own])
    for (const schoolId of [own, other, own, other])
      await web.asActor(bureau, (tx) =>
        appendEvent(tx, bureau, {
          verb: 'submit_roll_call',
          subjectKind: 'roll_call',
          subjectId: newId(),
          schoolId,
          facts: { absent: 0, school: schoolId === own ? 'own' : 'other' },
        }),
      )
    await sealLedger(worker, { kind: 'clock', tenantId: world.id }, key)
    const count = world.cases.length + 4
    expect(await verified(web, bureau)).toMatchObject({
      ok: true,
      count,
      recomputed: count,
      signatures: 'good',
    })
    expect(await verified(web, inspector)).toMatchObject({ ok: true, count, recomputed: count / 2, heads: 1 })
    const sent = await linesOf(web, inspector)
    expect(sent.filter(({ line }) => line === 'link')).toHaveLength(count / 2)
    expect(JSON.stringify(sent)).not.toContain(other)
    // 教师不是核验的人：本班之外，链上的一节也读不到。
    const teacher = official(world, 'teacher', [world.classes[0]?.id ?? ''])
    expect((await linesOf(web, teacher)).filter(({ line }) => line === 'link')).toHaveLength(
      world.villages.length,
    )

    const alter = (school: string) =>
      client.query(
        `update app.ledger_event set payload = replace(payload, '"absent":0', '"absent":1') where payload like $1`,
        [`%"school":"${school}"%`],
      )
    await client.query('set session_replication_role = replica')
    await alter('other')
    expect(await verified(web, bureau)).toMatchObject({ ok: false, broken: { kind: 'altered' } })
    // 别校被改的内容本人读不到，也就核不出；这正是教育局与那所学校的督学各核一遍的缘由。
    expect(await verified(web, inspector)).toMatchObject({ ok: true })
    await alter('own')
    expect(await verified(web, inspector)).toMatchObject({ ok: false, broken: { kind: 'altered' } })
  } finally {
    await client.end()
    await web.close()
    await worker.close()
  }
})
