import type { Client } from 'pg'
import { entryHash, genesis } from '#lib/ledger/entry'
import type { Entry } from '#lib/rules/ledger/encoding'
import { insertRows, type Row } from './rows.ts'

/**
 * 写入示范台账并接成链。平时接链的是提交时的触发器，时间取此刻；示范的是往日的事，
 * 若也取此刻，每一条都成了倒填。所以只在装载的这个事务里停用触发器，由这里按记录时间接。
 */
export async function writeLedger(client: Client, tenantId: string, events: readonly Row[]): Promise<void> {
  const inOrder = [...events].sort((a, b) => (String(a.recorded_at) < String(b.recorded_at) ? -1 : 1))
  await client.query('alter table app.ledger_event disable trigger link')
  await insertRows(client, 'ledger_event', inOrder)
  await insertRows(client, 'ledger_link', linksOf(tenantId, inOrder))
  await client.query('set constraints all immediate')
  await client.query('alter table app.ledger_event enable trigger link')
}

function linksOf(tenantId: string, events: readonly Row[]): readonly Row[] {
  let previousHash = genesis(tenantId).toString('hex')
  return events.map((event, index) => {
    const entry: Entry = { ...entryOf(event, index + 1), previousHash, hash: '' }
    const hash = entryHash(tenantId, Buffer.from(previousHash, 'hex'), entry)
    const link = {
      tenant_id: tenantId,
      seq: entry.seq,
      event_id: entry.id,
      linked_at: entry.linkedAt,
      previous_hash: `\\x${previousHash}`,
      hash: `\\x${hash}`,
    }
    previousHash = hash
    return link
  })
}

function entryOf(event: Row, seq: number): Omit<Entry, 'previousHash' | 'hash'> {
  const at = String(event.recorded_at).replace(/\.(\d{3})Z$/, '.$1000Z')
  return {
    seq,
    id: String(event.id),
    verb: String(event.verb),
    subjectKind: String(event.subject_kind),
    subjectId: String(event.subject_id),
    caseId: text(event.case_id),
    classId: text(event.class_id),
    schoolId: text(event.school_id),
    personId: text(event.person_id),
    appointmentId: text(event.appointment_id),
    role: String(event.role),
    happenedOn: text(event.happened_on),
    payload: String(event.payload),
    recordedAt: at,
    linkedAt: at,
  }
}

function text(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}
