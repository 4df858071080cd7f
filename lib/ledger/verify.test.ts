import { describe, expect, test } from 'vitest'
import { type Entry, shortCode } from '#lib/rules/ledger/encoding'
import { entryHash, genesis } from './entry.ts'
import { publicKeyHex, sealingKey, signHead } from './head.ts'
import { type LedgerExport, verifyLedger } from './verify.ts'

const TENANT = '01900000-0000-7000-8000-000000000001'
const key = sealingKey('11'.repeat(32))

function at(second: number): string {
  return new Date(Date.UTC(2026, 10, 24, 0, 0, second)).toISOString().replace('.000Z', '.000000Z')
}

function link(entries: readonly Omit<Entry, 'previousHash' | 'hash'>[]): Entry[] {
  let previous = genesis(TENANT)
  return entries.map((bare) => {
    const open = { ...bare, previousHash: previous.toString('hex'), hash: '' }
    const hash = entryHash(TENANT, previous, open)
    previous = Buffer.from(hash, 'hex')
    return { ...open, hash }
  })
}

function aLedger(count = 12): LedgerExport {
  const entries = link(
    Array.from({ length: count }, (_, index) => ({
      seq: index + 1,
      id: `01900000-0000-7000-8000-${String(index).padStart(12, '0')}`,
      verb: 'submit_roll_call',
      subjectKind: 'roll_call',
      subjectId: TENANT,
      caseId: null,
      classId: null,
      schoolId: TENANT,
      personId: TENANT,
      appointmentId: null,
      role: 'teacher',
      happenedOn: '2026-11-24',
      payload: '{"absent":0}',
      recordedAt: at(index * 2),
      linkedAt: at(index * 2 + 1),
    })),
  )
  const sealed = entries[7]
  const heads = sealed ? [signHead(key, TENANT, { seq: 8, hash: sealed.hash, sealedAt: at(15) })] : []
  return { tenantId: TENANT, publicKey: publicKeyHex(key), entries, heads }
}

function changed(ledger: LedgerExport, index: number, change: Partial<Entry>): LedgerExport {
  return {
    ...ledger,
    entries: ledger.entries.map((entry, at) => (at === index ? { ...entry, ...change } : entry)),
  }
}

describe('核验台账', () => {
  test('未动过的台账通过，给出条数与链头', () => {
    const ledger = aLedger()
    expect(verifyLedger(ledger)).toMatchObject({ ok: true, count: 12 })
    expect(verifyLedger(ledger, shortCode(ledger.entries[5] as Entry))).toMatchObject({ ok: true })
  })

  test('改一个字段的一个字节，指出是第几条；每个字段都算数', () => {
    const fields = [
      'id',
      'verb',
      'subjectKind',
      'subjectId',
      'schoolId',
      'personId',
      'role',
      'happenedOn',
      'payload',
      'recordedAt',
      'linkedAt',
      'hash',
    ] as const
    for (const name of fields) {
      const ledger = aLedger()
      const old = String(ledger.entries[4]?.[name])
      const flipped = old.replace(/.$/, (last) => String.fromCharCode(last.charCodeAt(0) ^ 1))
      expect(verifyLedger(changed(ledger, 4, { [name]: flipped })), name).toMatchObject({
        ok: false,
        broken: { seq: 5 },
      })
    }
  })

  test('把空值换成空文字，也是改动', () => {
    expect(verifyLedger(changed(aLedger(), 4, { caseId: '' }))).toMatchObject({
      ok: false,
      broken: { kind: 'altered', seq: 5 },
    })
  })

  test('抽走一条：缺失', () => {
    const ledger = aLedger()
    expect(verifyLedger({ ...ledger, entries: ledger.entries.filter((entry) => entry.seq !== 6) })).toEqual({
      ok: false,
      broken: { kind: 'missing', seq: 6, why: '第 6 条不见了，下一条是第 7 条' },
    })
  })

  test('两条换位：次序颠倒', () => {
    const ledger = aLedger()
    const entries = [...ledger.entries]
    entries.splice(2, 2, ...entries.slice(2, 4).reverse())
    expect(verifyLedger({ ...ledger, entries })).toMatchObject({
      ok: false,
      broken: { kind: 'reordered', seq: 4 },
    })
  })

  test('截尾：封存的链头看得出；截到链头之后，手上的短码看得出', () => {
    const ledger = aLedger()
    const held = shortCode(ledger.entries[11] as Entry)
    expect(verifyLedger({ ...ledger, entries: ledger.entries.slice(0, 6) })).toMatchObject({
      ok: false,
      broken: { kind: 'missing', seq: 7 },
    })
    expect(verifyLedger({ ...ledger, entries: ledger.entries.slice(0, 10) })).toMatchObject({ ok: true })
    expect(verifyLedger({ ...ledger, entries: ledger.entries.slice(0, 10) }, held)).toMatchObject({
      ok: false,
      broken: { kind: 'missing', seq: 11 },
    })
  })

  test('改一条并把后面全部重新接好：封存的链头看得出', () => {
    const ledger = aLedger()
    const rewritten = link(
      ledger.entries.map((entry) => (entry.seq === 3 ? { ...entry, payload: '{"absent":1}' } : entry)),
    )
    expect(verifyLedger({ ...ledger, entries: rewritten })).toMatchObject({
      ok: false,
      broken: { kind: 'head', seq: 8 },
    })
  })

  test('倒填：接链时间早于前一条，或早于已封存的链头，或比记录晚得太多', () => {
    const earlier = aLedger().entries.map((entry) =>
      entry.seq === 6 ? { ...entry, recordedAt: at(1), linkedAt: at(2) } : entry,
    )
    expect(verifyLedger({ ...aLedger(), entries: link(earlier), heads: [] })).toMatchObject({
      ok: false,
      broken: { kind: 'backdated', seq: 6 },
    })
    const before = aLedger()
    const lateHead = signHead(key, TENANT, { seq: 8, hash: before.entries[7]?.hash ?? '', sealedAt: at(18) })
    expect(verifyLedger({ ...before, heads: [lateHead] })).toMatchObject({
      ok: false,
      broken: { kind: 'backdated', seq: 9 },
    })
    const claimed = aLedger().entries.map((entry) =>
      entry.seq === 12 ? { ...entry, recordedAt: '2026-11-20T00:00:00.000000Z' } : entry,
    )
    expect(verifyLedger({ ...aLedger(), entries: link(claimed), heads: [] })).toMatchObject({
      ok: false,
      broken: { kind: 'backdated', seq: 12 },
    })
  })

  test('换一把钥匙签的链头不算数', () => {
    const ledger = aLedger()
    const forged = signHead(sealingKey('22'.repeat(32)), TENANT, {
      seq: 8,
      hash: ledger.entries[7]?.hash ?? '',
      sealedAt: at(15),
    })
    expect(verifyLedger({ ...ledger, heads: [forged] })).toMatchObject({
      ok: false,
      broken: { kind: 'head', seq: 8 },
    })
  })
})
