/** 导出的一条台账：事件与它在链上的位置。字段值一律是存下的原文。 */
export type Entry = {
  readonly seq: number
  readonly id: string
  readonly verb: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly caseId: string | null
  readonly classId: string | null
  readonly schoolId: string | null
  readonly personId: string | null
  readonly appointmentId: string | null
  readonly role: string
  readonly happenedOn: string | null
  readonly payload: string
  /** 微秒、UTC：2026-11-24T00:05:01.123456Z。 */
  readonly recordedAt: string
  readonly linkedAt: string
  readonly previousHash: string
  readonly hash: string
}

/** 封存的链头：到此刻为止有几条、最后一条的哈希是什么。 */
export type Head = {
  readonly seq: number
  readonly hash: string
  readonly sealedAt: string
  /** Ed25519，十六进制。 */
  readonly signature: string
}

/**
 * 台账的编码只在这里写一次：数据库触发器之外，封存、导出核验、浏览器核验都用它，
 * 所以不用 Node 的 Buffer，也不算哈希；谁来算由各处交进来。
 */
const utf8 = new TextEncoder()

/** 字段编码：字节长度 + 冒号 + 原文；空值是一个波浪号。长度在前，字段里有什么都没有歧义。 */
export function fieldBytes(value: string | null): Uint8Array<ArrayBuffer> {
  if (value === null) return utf8.encode('~')
  const body = utf8.encode(value)
  return joined([utf8.encode(`${body.length}:`), body])
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** 一个租户的链的起点，取它的 SHA-256。 */
export function genesisBytes(tenantId: string): Uint8Array<ArrayBuffer> {
  return utf8.encode(`baoxue-ledger-v1:${tenantId}`)
}

/** 一条该取哈希的全部字节，与数据库触发器 guard.link_event 逐字节相同。 */
export function entryBytes(tenantId: string, previousHash: string, entry: Entry): Uint8Array<ArrayBuffer> {
  const values = [
    'v1',
    tenantId,
    String(entry.seq),
    entry.id,
    entry.verb,
    entry.subjectKind,
    entry.subjectId,
    entry.caseId,
    entry.classId,
    entry.schoolId,
    entry.personId,
    entry.appointmentId,
    entry.role,
    entry.happenedOn,
    entry.payload,
    entry.recordedAt,
    entry.linkedAt,
  ]
  return joined([bytesOfHex(previousHash), ...values.map(fieldBytes)])
}

/** 链头签名所签的字节。 */
export function headBytes(tenantId: string, head: Omit<Head, 'signature'>): Uint8Array<ArrayBuffer> {
  return joined(['baoxue-head-v1', tenantId, String(head.seq), head.hash, head.sealedAt].map(fieldBytes))
}

/** 十六进制 → 字节；不成形的给空，哈希自然对不上。 */
export function bytesOfHex(hex: string): Uint8Array<ArrayBuffer> {
  if (!/^([0-9a-f]{2})*$/.test(hex)) return new Uint8Array(0)
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) =>
    Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16),
  )
}

/** 字节 → 十六进制。 */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** 印在纸上的短码：条数-哈希前 16 位，如 `12408-7F3A91C2E04B5D66`。 */
export function shortCode(head: Pick<Head, 'seq' | 'hash'>): string {
  return `${head.seq}-${head.hash.slice(0, 16).toUpperCase()}`
}

/** 读短码；不成形返回 null。短于 16 位的不收：太短就不足为凭。 */
export function readShortCode(text: string): { seq: number; prefix: string } | null {
  const found = /^(\d{1,15})-([0-9A-Fa-f]{16,64})$/.exec(text.trim())
  return found ? { seq: Number(found[1]), prefix: (found[2] ?? '').toLowerCase() } : null
}
