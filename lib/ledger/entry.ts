import { createHash } from 'node:crypto'

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

/** 字段编码：字节长度 + 冒号 + 原文；空值是一个波浪号。长度在前，字段里有什么都没有歧义。 */
export function field(value: string | null): Buffer {
  if (value === null) return Buffer.from('~')
  const bytes = Buffer.from(value, 'utf8')
  return Buffer.concat([Buffer.from(`${bytes.length}:`), bytes])
}

/** 一个租户的链的起点。 */
export function genesis(tenantId: string): Buffer {
  return createHash('sha256').update(`baoxue-ledger-v1:${tenantId}`, 'utf8').digest()
}

/** 这一条该有的哈希，与数据库触发器 guard.link_event 逐字节相同。 */
export function entryHash(tenantId: string, previous: Buffer, entry: Entry): string {
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
  return createHash('sha256')
    .update(Buffer.concat([previous, ...values.map(field)]))
    .digest('hex')
}
