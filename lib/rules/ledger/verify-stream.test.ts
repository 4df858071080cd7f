import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type Entry, entryBytes, genesisBytes, headBytes, shortCode } from './encoding.ts'
import { type Line, type Reckoner, verifyStream } from './verify-stream.ts'
import { webReckoner } from './web-reckoner.ts'

const TENANT = '01900000-0000-7000-8000-000000000001'
const pair = generateKeyPairSync('ed25519')
const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' }).toString('hex')

const reckoner = webReckoner(globalThis.crypto.subtle) as Reckoner

function at(second: number): string {
  return `2026-11-24T00:${String(Math.floor(second / 60)).padStart(2, '0')}:${String(second % 60).padStart(2, '0')}.000000Z`
}

/** 一条链：`foreign` 里的条目不是这位督学的学校，流里只有链接。 */
function chain(count = 9, foreign: readonly number[] = [3, 4]): Line[] {
  let previousHash = createHash('sha256').update(genesisBytes(TENANT)).digest('hex')
  const steps: Line[] = []
  const heads: Line[] = []
  for (let seq = 1; seq <= count; seq += 1) {
    const open: Entry = {
      seq,
      id: `01900000-0000-7000-8000-${String(seq).padStart(12, '0')}`,
      verb: 'submit_roll_call',
      subjectKind: 'roll_call',
      subjectId: TENANT,
      caseId: null,
      classId: null,
      schoolId: TENANT,
      personId: null,
      appointmentId: null,
      role: 'teacher',
      happenedOn: null,
      payload: '{"absent":0}',
      recordedAt: at(seq * 2),
      linkedAt: at(seq * 2 + 1),
      previousHash,
      hash: '',
    }
    const hash = createHash('sha256')
      .update(entryBytes(TENANT, previousHash, open))
      .digest('hex')
    const { linkedAt } = open
    steps.push(
      foreign.includes(seq)
        ? { line: 'link', seq, linkedAt, previousHash, hash }
        : { line: 'entry', entry: { ...open, hash } },
    )
    if (seq === 6) {
      const bare = { seq, hash, sealedAt: at(13) }
      const signature = sign(null, headBytes(TENANT, bare), pair.privateKey).toString('hex')
      heads.push({ line: 'head', head: { ...bare, signature } })
    }
    previousHash = hash
  }
  return [{ line: 'cover', tenantId: TENANT, publicKey, upTo: count }, ...heads, ...steps, { line: 'end' }]
}

const stepsFrom = (lines: readonly Line[]) =>
  lines.findIndex(({ line }) => line === 'entry' || line === 'link')

async function* flow(lines: readonly Line[]): AsyncGenerator<Line> {
  yield* lines
}

const verdictOn = (lines: readonly Line[], options = {}) => verifyStream(flow(lines), reckoner, options)

function touched(lines: readonly Line[], seq: number, change: Partial<Entry>): Line[] {
  return lines.map((line) =>
    line.line === 'entry' && line.entry.seq === seq ? { ...line, entry: { ...line.entry, ...change } } : line,
  )
}

describe('浏览器核验台账', () => {
  test('原样的流通过；自己学校的逐条重算，别人的只对链接；链头签名核过', async () => {
    const progress: number[] = []
    const verdict = await verdictOn(chain(), { onProgress: (checked: number) => progress.push(checked) })
    expect(verdict).toMatchObject({ ok: true, count: 9, recomputed: 7, heads: 1, signatures: 'good' })
    expect(progress.at(-1)).toBe(9)
  })

  test('改一个字节，指出是第几条', async () => {
    for (const change of [
      { payload: '{"absent":1}' },
      { personId: TENANT },
      { verb: 'submit_roll_calm' },
      { recordedAt: at(9) },
      { caseId: '' },
    ])
      expect(await verdictOn(touched(chain(), 5, change)), JSON.stringify(change)).toMatchObject({
        ok: false,
        broken: { kind: 'altered', seq: 5 },
        checked: 4,
      })
  })

  test('别人的条目换了哈希，链接在下一条断开', async () => {
    const lines = chain().map((line) =>
      line.line === 'link' && line.seq === 3 ? { ...line, hash: 'ab'.repeat(32) } : line,
    )
    expect(await verdictOn(lines)).toMatchObject({ ok: false, broken: { kind: 'altered', seq: 4 } })
  })

  test('抽走一条是缺失，换位是颠倒，截尾由封面或链头看出', async () => {
    const whole = chain()
    const from = stepsFrom(whole)
    expect(await verdictOn(whole.toSpliced(from + 4, 1))).toMatchObject({
      broken: { kind: 'missing', seq: 5 },
    })
    const swapped = whole.toSpliced(from + 1, 2, ...whole.slice(from + 1, from + 3).reverse())
    expect(await verdictOn(swapped)).toMatchObject({ broken: { kind: 'reordered', seq: 3 } })
    expect(await verdictOn(whole.toSpliced(from + 7, 2))).toMatchObject({
      broken: { kind: 'missing', seq: 8 },
    })
    const shortened = whole.toSpliced(from + 4, 5).with(0, { ...whole[0], upTo: 4 } as Line)
    expect(await verdictOn(shortened)).toMatchObject({ broken: { kind: 'missing', seq: 5 } })
  })

  test('流断在半路，没有末行，不当作通过', async () => {
    expect(await verdictOn(chain().slice(0, -1))).toMatchObject({ ok: false, broken: { kind: 'missing' } })
  })

  test('倒填：接链时间早于前一条', async () => {
    const lines = chain().map((line) =>
      line.line === 'link' && line.seq === 4 ? { ...line, linkedAt: at(1) } : line,
    )
    expect(await verdictOn(lines)).toMatchObject({ broken: { kind: 'backdated', seq: 4 } })
  })

  test('纸上的短码：相符通过，不符指出；纸上的公钥不是这把，链头不算数', async () => {
    const whole = chain()
    const second = whole[stepsFrom(whole) + 1]
    const paper = second?.line === 'entry' ? shortCode(second.entry) : ''
    expect(await verdictOn(whole, { held: paper })).toMatchObject({ ok: true })
    const other = paper.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    expect(await verdictOn(whole, { held: other })).toMatchObject({ broken: { kind: 'head', seq: 2 } })
    const stranger = generateKeyPairSync('ed25519')
      .publicKey.export({ format: 'der', type: 'spki' })
      .toString('hex')
    expect(await verdictOn(whole, { key: stranger })).toMatchObject({ broken: { kind: 'head', seq: 6 } })
  })

  test('核不了签名的浏览器照实说，不写成通过', async () => {
    const blind: Reckoner = { ...reckoner, signed: async () => null }
    expect(await verifyStream(flow(chain()), blind)).toMatchObject({ ok: true, signatures: 'unsupported' })
  })
})
