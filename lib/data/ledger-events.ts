import type { Prisma } from '#lib/generated/prisma/client'
import { instant } from '#lib/rules/calendar/instant'
import { type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { dayFromColumn } from './days.ts'
import { trackedReach } from './reach.ts'

const EVENT_SELECT = {
  id: true,
  verb: true,
  role: true,
  subjectKind: true,
  subjectId: true,
  caseId: true,
  schoolId: true,
  personId: true,
  appointmentId: true,
  happenedOn: true,
  payload: true,
  recordedAt: true,
  case: { select: { number: true } },
  school: { select: { name: true } },
  class: { select: { name: true } },
  link: { select: { seq: true, linkedAt: true, previousHash: true, hash: true } },
} as const

/** 台账的一条全文：谁、以哪个任职、办了什么、内容摘要、它在链上的位置。 */
export type EventRow = Awaited<ReturnType<typeof readEvents>>[number]

async function readEvents(tx: Tx, actor: Official, where: Prisma.LedgerEventWhereInput) {
  const rows = await tx.ledgerEvent.findMany({
    where: { AND: [trackedReach(actor), where] },
    orderBy: { link: { seq: 'asc' } },
    select: EVENT_SELECT,
  })
  const people = await namesOf(tx, actor, rows)
  return rows.map(({ case: kase, school, class: klass, link, ...row }) => ({
    ...row,
    ...people(row),
    caseNumber: kase?.number ?? null,
    schoolName: school?.name ?? null,
    className: klass?.name ?? null,
    seq: link ? Number(link.seq) : null,
    linkedAt: link ? instant(link.linkedAt.getTime()) : null,
    previousHash: link ? Buffer.from(link.previousHash).toString('hex') : null,
    hash: link ? Buffer.from(link.hash).toString('hex') : null,
    recordedAt: instant(row.recordedAt.getTime()),
    happenedOn: row.happenedOn ? dayFromColumn(row.happenedOn) : null,
    daysApart: row.happenedOn ? apart(row.recordedAt, dayFromColumn(row.happenedOn)) : null,
  }))
}

function apart(recordedAt: Date, happenedOn: PlainDate): number {
  const recordedOn = plainDate(new Date(recordedAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 10))
  return Math.round((Date.parse(recordedOn) - Date.parse(happenedOn)) / 86_400_000)
}

type Signed = { readonly personId: string | null; readonly appointmentId: string | null }

/** 人的姓名与当时的任职单位；事件里只有编号。 */
async function namesOf(tx: Tx, actor: Official, rows: readonly Signed[]) {
  const { tenantId } = actor
  const ids = (key: keyof Signed) => [...new Set(rows.flatMap((row) => row[key] ?? []))]
  const people = await tx.person.findMany({
    where: { tenantId, id: { in: ids('personId') } },
    select: { id: true, name: true },
  })
  const posts = await tx.appointment.findMany({
    where: { tenantId, id: { in: ids('appointmentId') } },
    select: { id: true, title: true, unit: { select: { name: true } } },
  })
  return ({ personId, appointmentId }: Signed) => {
    const post = posts.find(({ id }) => id === appointmentId)
    return {
      personName: people.find(({ id }) => id === personId)?.name ?? null,
      postName: post ? [post.unit.name, post.title].filter(Boolean).join(' ') : null,
    }
  }
}

/** 可及范围内的一条；没有或够不着都是 null。 */
export async function findEvent(tx: Tx, actor: Official, id: string): Promise<EventRow | null> {
  return (await readEvents(tx, actor, { id }))[0] ?? null
}

/** 同一主体的全部事件，按链的次序。 */
export function listSubjectEvents(tx: Tx, actor: Official, subjectId: string): Promise<EventRow[]> {
  return readEvents(tx, actor, { subjectId })
}

/** 一件个案的全部事件，按链的次序（F60）。 */
export function listCaseEvents(tx: Tx, actor: Official, caseId: string): Promise<EventRow[]> {
  return readEvents(tx, actor, { caseId })
}
