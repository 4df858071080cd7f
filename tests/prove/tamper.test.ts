import { expect, test } from 'vitest'
import { entryHash, genesis } from '#lib/ledger/entry'
import { publicKeyHex, sealingKey, signHead } from '#lib/ledger/head'
import { type LedgerExport, verifyLedger } from '#lib/ledger/verify'
import { type Entry, shortCode } from '#lib/rules/ledger/encoding'
import { type Line, verifyStream } from '#lib/rules/ledger/verify-stream'
import { webReckoner } from '#lib/rules/ledger/web-reckoner'
import { chance, SEED, tell, times } from './figure.ts'

const TENANT = '01900000-0000-7000-8000-000000000001'
const key = sealingKey('11'.repeat(32))
const LENGTH = 60
const reckoner = webReckoner(globalThis.crypto.subtle) ?? expect.fail('no WebCrypto here')

const at = (second: number) =>
  new Date(Date.UTC(2026, 10, 24, 0, 0, second)).toISOString().replace('.000Z', '.000000Z')

function aLedger(): LedgerExport {
  let previous = genesis(TENANT)
  const entries: Entry[] = []
  for (let seq = 1; seq <= LENGTH; seq += 1) {
    const bare = {
      seq,
      id: `01900000-0000-7000-8000-${String(seq).padStart(12, '0')}`,
      verb: seq % 3 ? 'submit_roll_call' : 'record_persuasion',
      subjectKind: 'roll_call',
      subjectId: TENANT,
      caseId: seq % 2 ? TENANT : null,
      classId: null,
      schoolId: TENANT,
      personId: TENANT,
      appointmentId: null,
      role: 'teacher',
      happenedOn: '2026-11-24',
      payload: `{"absent":${seq}}`,
      recordedAt: at(seq * 2),
      linkedAt: at(seq * 2 + 1),
      previousHash: Buffer.from(previous).toString('hex'),
      hash: '',
    }
    const hash = entryHash(TENANT, Buffer.from(bare.previousHash, 'hex'), bare)
    previous = Buffer.from(hash, 'hex')
    entries.push({ ...bare, hash })
  }
  const sealed = entries[40]
  const heads = sealed ? [signHead(key, TENANT, { seq: 41, hash: sealed.hash, sealedAt: at(84) })] : []
  return { tenantId: TENANT, publicKey: publicKeyHex(key), entries, heads }
}

const TEXTS = [
  'verb',
  'subjectId',
  'payload',
  'role',
  'recordedAt',
  'linkedAt',
  'hash',
  'previousHash',
  'happenedOn',
] as const

function flipped(text: string, random: () => number): string {
  const place = Math.floor(random() * text.length)
  const digit = text[place] === '7' ? '8' : '7'
  return text.slice(0, place) + digit + text.slice(place + 1)
}

/** 随手动一处；给出动过的，与第一个可能被指出的位置。 */
function tampered(ledger: LedgerExport, random: () => number): { ledger: LedgerExport; kind: string } {
  const entries = [...ledger.entries]
  const index = Math.floor(random() * entries.length)
  const other = Math.floor(random() * entries.length)
  const here = entries[index] as Entry
  const kinds = ['flip', 'drop', 'insert', 'swap', 'tail', 'copy'] as const
  const kind = kinds[Math.floor(random() * kinds.length)] ?? 'flip'
  if (kind === 'flip') {
    const field = TEXTS[Math.floor(random() * TEXTS.length)] ?? 'payload'
    entries[index] = { ...here, [field]: flipped(String(here[field]), random) }
  }
  if (kind === 'drop') entries.splice(index, 1)
  if (kind === 'insert') entries.splice(index, 0, { ...here, id: TENANT })
  if (kind === 'swap') {
    const at = other === index ? (index + 1) % entries.length : other
    entries[index] = entries[at] as Entry
    entries[at] = here
  }
  if (kind === 'tail') entries.length = Math.max(1, index)
  if (kind === 'copy') entries[index] = { ...(entries[(index + 1) % entries.length] as Entry), seq: here.seq }
  return { ledger: { ...ledger, entries }, kind }
}

async function* streamed(ledger: LedgerExport, upTo: number): AsyncGenerator<Line> {
  yield { line: 'cover', tenantId: ledger.tenantId, publicKey: ledger.publicKey, upTo }
  for (const head of ledger.heads) yield { line: 'head', head }
  for (const entry of ledger.entries) yield { line: 'entry', entry }
  yield { line: 'end' }
}

test('随机动一处一万次：两个核验程序都看得出，说的是同一处', async () => {
  const random = chance(SEED)
  const whole = aLedger()
  const code = shortCode(whole.entries.at(-1) as Entry)
  expect(verifyLedger(whole, code)).toMatchObject({ ok: true })
  expect(await verifyStream(streamed(whole, LENGTH), reckoner, { held: code })).toMatchObject({ ok: true })
  const told = { tampers: times(600, 10_000), missed: 0, disagree: 0 }
  for (let done = 0; done < told.tampers; done += 1) {
    const { ledger, kind } = tampered(whole, random)
    const first = verifyLedger(ledger, code)
    const second = await verifyStream(streamed(ledger, LENGTH), reckoner, { held: code })
    if (first.ok || second.ok) told.missed += 1
    else if (first.broken.seq !== second.broken.seq && kind !== 'tail') told.disagree += 1
  }
  tell('T11', { ...told, seed: SEED })
  expect(told).toMatchObject({ missed: 0, disagree: 0 })
}, 600_000)
