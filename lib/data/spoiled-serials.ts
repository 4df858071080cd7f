import { type Instant, instant } from '#lib/rules/calendar/instant'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { newId } from './ids.ts'
import { viaCase } from './reach.ts'

/** 登记一个作废的编号与重开的新号。 */
export async function insertSpoiledSerial(
  tx: Tx,
  actor: Official,
  row: {
    readonly schoolId: string
    readonly reportId: string
    readonly year: number
    readonly serial: number
    readonly reissuedSerial: number
    readonly reason: string
  },
): Promise<void> {
  await tx.spoiledSerial.createMany({
    data: {
      tenantId: actor.tenantId,
      id: newId(),
      ...row,
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      recordedAt: new Date(),
    },
  })
}

/** 登记册的一行：哪校哪年几号，送谁，作废没有、重开为几号。 */
export type SerialLine = {
  readonly key: string
  readonly caseId: string
  readonly reportId: string
  readonly round: number
  readonly schoolId: string
  readonly school: string
  readonly year: number
  readonly serial: number
  readonly at: Instant
  readonly to: string
  readonly reissuedAs: number | null
  readonly reason: string | null
}

/** 可及的报告签发过的各年，近的在前。 */
export async function serialYears(tx: Tx, actor: Official): Promise<readonly number[]> {
  const rows = await tx.writtenReport.groupBy({
    by: ['year'],
    where: { AND: [viaCase(actor), { signedAt: { not: null } }] },
    orderBy: { year: 'desc' },
  })
  return rows.flatMap(({ year }) => year ?? [])
}

/**
 * 可及的某年报告编号登记册，一号不落，号大的在前：签发的一号一行，重开的新号另起一行。缺号要对着整本查。
 */
export async function listSerials(tx: Tx, actor: Official, year: number): Promise<readonly SerialLine[]> {
  const rows = await tx.writtenReport.findMany({
    where: { AND: [viaCase(actor), { signedAt: { not: null }, year }] },
    orderBy: { serial: 'desc' },
    select: {
      id: true,
      caseId: true,
      round: true,
      schoolId: true,
      serial: true,
      signedAt: true,
      school: { select: { name: true } },
      reportRecipients: { select: { name: true } },
      spoiledSerials: {
        orderBy: { serial: 'asc' },
        select: { serial: true, reissuedSerial: true, reason: true, recordedAt: true },
      },
    },
  })
  const lines = rows.flatMap((row): SerialLine[] => {
    const { serial, signedAt, spoiledSerials } = row
    if (serial === null || signedAt === null) return []
    const common = {
      caseId: row.caseId,
      reportId: row.id,
      round: row.round,
      schoolId: row.schoolId,
      school: row.school.name,
      year,
      to: row.reportRecipients.map(({ name }) => name).join('、'),
    }
    const taken = [
      { serial, at: signedAt },
      ...spoiledSerials.map((one) => ({ serial: one.reissuedSerial, at: one.recordedAt })),
    ]
    return taken.map((one) => {
      const spoiled = spoiledSerials.find((other) => other.serial === one.serial)
      return {
        ...common,
        key: `${row.id} ${one.serial}`,
        serial: one.serial,
        at: instant(one.at.getTime()),
        reissuedAs: spoiled?.reissuedSerial ?? null,
        reason: spoiled?.reason ?? null,
      }
    })
  })
  return [...lines].sort((a, b) => a.school.localeCompare(b.school) || b.serial - a.serial)
}
