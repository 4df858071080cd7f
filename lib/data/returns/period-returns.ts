import { createHash } from 'node:crypto'
import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { returnReach } from '#lib/data/reach-papers'
import { signed } from '#lib/data/signed'
import { type Instant, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import { RETURN_FIGURE_KEYS, type ReturnFigures, readReturnFigures } from '#lib/rules/returns/return-figures'
import { isReturnKind, isReturnPart, type ReturnKind, type ReturnPart } from '#lib/rules/returns/return-kinds'
import type { ReturnPeriod } from '#lib/rules/returns/return-periods'
import type { ReturnAnswer } from '#lib/rules/returns/return-steps'

export type NewReturn = ReturnPeriod & {
  readonly schoolId: string
  readonly townshipId: string | null
  readonly policyVersionId: string
}

/** 立一期：同校同种同期只有一行，已有的跳过；给出新立的。 */
export async function insertReturns(
  tx: Tx,
  actor: Clockwork,
  news: readonly NewReturn[],
): Promise<readonly (NewReturn & { readonly id: string })[]> {
  if (news.length === 0) return []
  const held = await tx.periodReturn.findMany({
    where: { AND: [returnReach(actor), { fromOn: { in: news.map(({ fromOn }) => columnFromDay(fromOn)) } }] },
    select: { schoolId: true, kind: true, fromOn: true },
  })
  const known = new Set(
    held.map(({ schoolId, kind, fromOn }) => `${schoolId} ${kind} ${dayFromColumn(fromOn)}`),
  )
  const made = news
    .filter(({ schoolId, kind, fromOn }) => !known.has(`${schoolId} ${kind} ${fromOn}`))
    .map((one) => ({ ...one, id: newId() }))
  await tx.periodReturn.createMany({
    data: made.map(({ fromOn, toOn, ...one }) => ({
      tenantId: actor.tenantId,
      ...one,
      fromOn: columnFromDay(fromOn),
      toOn: columnFromDay(toOn),
      recordedAt: new Date(),
    })),
  })
  return made
}

const SELECT = {
  id: true,
  schoolId: true,
  townshipId: true,
  kind: true,
  fromOn: true,
  toOn: true,
  policyVersionId: true,
  school: { select: { name: true } },
  township: { select: { name: true } },
  versions: {
    orderBy: { version: 'asc' },
    select: {
      id: true,
      version: true,
      countedTo: true,
      figures: true,
      caseIds: true,
      parts: true,
      why: true,
      recordedAt: true,
      person: { select: { name: true } },
      answers: {
        select: { decision: true, reason: true, recordedAt: true, person: { select: { name: true } } },
      },
    },
  },
} as const

/** 报出的一版，连同教育局的答复。 */
export type ReturnVersion = {
  readonly id: string
  readonly version: number
  readonly countedTo: PlainDate
  readonly figures: ReturnFigures
  readonly caseIds: readonly string[]
  readonly parts: Readonly<Partial<Record<ReturnPart, string>>>
  readonly why: string | null
  readonly by: string
  readonly at: Instant
  readonly answer: ReturnAnswer | null
  readonly answered: { readonly by: string; readonly at: Instant; readonly reason: string | null } | null
}

export type FoundReturn = {
  readonly id: string
  readonly schoolId: string
  readonly schoolName: string
  readonly townshipName: string | null
  readonly kind: ReturnKind
  readonly fromOn: PlainDate
  readonly toOn: PlainDate
  readonly policyVersionId: string
  readonly versions: readonly ReturnVersion[]
}

export async function findReturn(tx: Tx, actor: Official, id: string): Promise<FoundReturn | null> {
  const row = await tx.periodReturn.findFirst({
    where: { AND: [returnReach(actor), { id }] },
    select: SELECT,
  })
  return row ? read(row) : null
}

/** 可及的报表，新的一期在前，同期按学校。 */
export async function listReturns(
  tx: Tx,
  actor: Official,
  since: PlainDate,
): Promise<readonly FoundReturn[]> {
  const rows = await tx.periodReturn.findMany({
    where: { AND: [returnReach(actor), { fromOn: { gte: columnFromDay(since) } }] },
    orderBy: [{ fromOn: 'desc' }, { kind: 'asc' }, { school: { code: 'asc' } }],
    select: SELECT,
  })
  return rows.map(read)
}

type Stored = NonNullable<Awaited<ReturnType<typeof anyRow>>>
const anyRow = (tx: Tx) => tx.periodReturn.findFirst({ select: SELECT })

function read(row: Stored): FoundReturn {
  if (!isReturnKind(row.kind)) throw new Error(`an unknown kind of return is stored: ${row.kind}`)
  return {
    id: row.id,
    schoolId: row.schoolId,
    schoolName: row.school.name,
    townshipName: row.township?.name ?? null,
    kind: row.kind,
    fromOn: dayFromColumn(row.fromOn),
    toOn: dayFromColumn(row.toOn),
    policyVersionId: row.policyVersionId,
    versions: row.versions.map(readVersion),
  }
}

function readVersion(row: Stored['versions'][number]): ReturnVersion {
  const figures = readReturnFigures(row.figures)
  if (!figures) throw new Error(`the figures of return version ${row.id} do not read`)
  const [answer] = row.answers
  return {
    id: row.id,
    version: row.version,
    countedTo: dayFromColumn(row.countedTo),
    figures,
    caseIds: row.caseIds,
    parts: partsOf(row.parts),
    why: row.why,
    by: row.person.name,
    at: instant(row.recordedAt.getTime()),
    answer: answer ? (answer.decision === 'accepted' ? 'accepted' : 'sent_back') : null,
    answered: answer
      ? { by: answer.person.name, at: instant(answer.recordedAt.getTime()), reason: answer.reason }
      : null,
  }
}

function partsOf(stored: unknown): Readonly<Partial<Record<ReturnPart, string>>> {
  if (typeof stored !== 'object' || stored === null) return {}
  return Object.fromEntries(
    Object.entries(stored).filter(([key, text]) => isReturnPart(key) && typeof text === 'string'),
  )
}

type ReturnBody = Pick<ReturnVersion, 'version' | 'countedTo' | 'figures' | 'parts' | 'caseIds'>

/** 一版的内容摘要：数、案号、文字，次序固定。 */
export function returnDigest({ version, countedTo, figures, caseIds, parts }: ReturnBody): string {
  const ordered = Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1))
  const body = [version, countedTo, RETURN_FIGURE_KEYS.map((key) => figures[key]), caseIds, ordered]
  return createHash('sha256').update(JSON.stringify(body)).digest('hex')
}

/** 报出一版；给出它的内容摘要，台账里记同一个。 */
export async function insertVersion(
  tx: Tx,
  actor: Official,
  given: Pick<ReturnVersion, 'version' | 'countedTo' | 'figures' | 'parts' | 'why'> & {
    readonly returnId: string
    readonly caseIds: readonly string[]
  },
): Promise<string> {
  const { countedTo, caseIds, parts, figures, ...rest } = given
  const digest = returnDigest(given)
  const row = {
    ...signed(actor),
    ...rest,
    digest,
    countedTo: columnFromDay(countedTo),
    caseIds: [...caseIds],
    parts: { ...parts },
    figures: { ...figures },
  }
  await tx.periodReturnVersion.createMany({ data: row })
  return digest
}

/** 收下或退回一版；一版只答复一次，由数据库保证。 */
export async function insertAnswer(
  tx: Tx,
  actor: Official,
  given: { readonly versionId: string; readonly decision: ReturnAnswer; readonly reason: string | null },
): Promise<void> {
  await tx.periodReturnAnswer.createMany({ data: { ...signed(actor), ...given } })
}
