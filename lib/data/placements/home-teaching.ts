import { createHash } from 'node:crypto'
import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import { pathInSvg } from '#lib/rules/people/signature-strokes'
import { placementReach } from './reach.ts'

/** 一次送教上门：计划（最后一份）与全部记录；没有或够不着是 null。 */
export async function findHomeTeaching(tx: Tx, actor: Official | Clockwork, placementId: string) {
  const row = await tx.placement.findFirst({
    where: { AND: [placementReach(actor), { id: placementId, kind: 'home_teaching' }] },
    select: {
      id: true,
      childId: true,
      caseId: true,
      fromOn: true,
      untilOn: true,
      child: { select: { name: true, classId: true, schoolId: true, school: { select: { name: true } } } },
      ends: { select: { why: true } },
      plans: {
        orderBy: { recordedAt: 'desc' },
        take: 1,
        select: { teachers: true, lessonsPerWeek: true, lessonsPerYear: true, content: true },
      },
      sessions: {
        orderBy: [{ day: 'desc' }, { id: 'desc' }],
        select: {
          id: true,
          day: true,
          minutes: true,
          teachers: true,
          content: true,
          guardianName: true,
          signature: true,
          person: { select: { name: true } },
        },
      },
    },
  })
  if (!row) return null
  return {
    ...row,
    fromOn: dayFromColumn(row.fromOn),
    untilOn: dayFromColumn(row.untilOn),
    ended: row.ends[0]?.why ?? null,
    plan: row.plans[0] ?? null,
    sessions: row.sessions.map(({ signature, ...one }) => ({
      ...one,
      day: dayFromColumn(one.day),
      signaturePath: signature ? pathInSvg(Buffer.from(signature).toString('utf8')) : null,
    })),
  }
}

export type HomeTeaching = NonNullable<Awaited<ReturnType<typeof findHomeTeaching>>>

function mine(actor: Official) {
  return {
    tenantId: actor.tenantId,
    id: newId(),
    personId: actor.personId,
    appointmentId: actor.appointmentId,
    recordedAt: new Date(),
  }
}

/** 写下一份计划；以最后一份为准。 */
export async function insertPlan(
  tx: Tx,
  actor: Official,
  plan: {
    readonly placementId: string
    readonly teachers: string
    readonly lessonsPerWeek: number
    readonly lessonsPerYear: number
    readonly content: string
  },
): Promise<void> {
  await tx.homeTeachingPlan.createMany({ data: { ...plan, ...mine(actor) } })
}

/** 写下一次送教。 */
export async function insertSession(
  tx: Tx,
  actor: Official,
  session: {
    readonly placementId: string
    readonly day: PlainDate
    readonly minutes: number
    readonly teachers: string
    readonly content: string
    readonly guardianName: string
    /** 监护人的签字；在纸上签的为 null。 */
    readonly svg: string | null
  },
): Promise<void> {
  const { svg, ...rest } = session
  const signature = svg === null ? null : new Uint8Array(Buffer.from(svg, 'utf8'))
  const signatureDigest = signature === null ? null : createHash('sha256').update(signature).digest('hex')
  await tx.homeTeachingSession.createMany({
    data: { ...rest, ...mine(actor), day: columnFromDay(session.day), signature, signatureDigest },
  })
}
