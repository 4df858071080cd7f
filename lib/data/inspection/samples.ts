import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { caseReach, sampleDrawReach, sampleItemReach } from '#lib/data/reach'
import { endOfDay, instant, startOfDay } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { CheckVerdict, SampleSubject, SampleUnit } from '#lib/rules/inspection/draw-sample'
import type { Official } from '#lib/rules/people/actor'

export type Period = { readonly fromOn: PlainDate; readonly toOn: PlainDate }

/**
 * 一段期间的总体：期间内立的案、做的劝返、签发的书面报告。这些行只增不改，期间过去之后总体不变，
 * 所以何时重抽都一样。`schoolIds` 是抽的那一刻此人负责的学校。
 */
export async function listPopulation(
  tx: Tx,
  actor: Official,
  subject: SampleSubject,
  { fromOn, toOn }: Period,
  schoolIds: readonly string[],
): Promise<SampleUnit[]> {
  const within = { gte: new Date(startOfDay(fromOn)), lte: new Date(endOfDay(toOn)) }
  const inSchools = { AND: [caseReach(actor), { schoolId: { in: [...schoolIds] } }] }
  const select = { id: true, case: { select: { id: true, schoolId: true } } } as const
  const unit = (subjectId: string, kase: { id: string; schoolId: string | null }): SampleUnit[] =>
    kase.schoolId ? [{ subjectId, caseId: kase.id, schoolId: kase.schoolId }] : []
  switch (subject) {
    case 'case': {
      const rows = await tx.dropoutCase.findMany({
        where: { AND: [inSchools, { openedAt: within }] },
        select: { id: true, schoolId: true },
      })
      return rows.flatMap((row) => unit(row.id, row))
    }
    case 'persuasion': {
      const rows = await tx.persuasion.findMany({
        where: { tenantId: actor.tenantId, case: inSchools, recordedAt: within },
        select,
      })
      return rows.flatMap((row) => unit(row.id, row.case))
    }
    case 'report': {
      const rows = await tx.writtenReport.findMany({
        where: { tenantId: actor.tenantId, case: inSchools, signedAt: within },
        select,
      })
      return rows.flatMap((row) => unit(row.id, row.case))
    }
  }
}

type Drawn = Period & {
  readonly subject: SampleSubject
  readonly seed: string
  readonly perSchool: number
  readonly schoolIds: readonly string[]
  readonly population: number
  readonly populationDigest: string
  readonly items: readonly SampleUnit[]
}

/** 存下一次抽样与抽到的各件，给出编号。 */
export async function insertDraw(tx: Tx, actor: Official, drawn: Drawn): Promise<string> {
  const { tenantId } = actor
  const id = newId()
  const { items, fromOn, toOn, schoolIds, ...rest } = drawn
  await tx.sampleDraw.createMany({
    data: {
      tenantId,
      id,
      ...rest,
      schoolIds: [...schoolIds],
      fromOn: columnFromDay(fromOn),
      toOn: columnFromDay(toOn),
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      recordedAt: new Date(),
    },
  })
  await tx.sampleItem.createMany({
    data: items.map((item, at) => ({ tenantId, id: newId(), drawId: id, ordinal: at + 1, ...item })),
  })
  return id
}

/** 抽过的样，新的在前。 */
export async function listDraws(tx: Tx, actor: Official) {
  const rows = await tx.sampleDraw.findMany({
    where: sampleDrawReach(actor),
    orderBy: { id: 'desc' },
    take: 100,
    select: {
      id: true,
      seed: true,
      subject: true,
      fromOn: true,
      toOn: true,
      recordedAt: true,
      person: { select: { name: true } },
      items: { select: { checks: { select: { id: true }, take: 1 } } },
    },
  })
  return rows.map(({ items, fromOn, toOn, recordedAt, ...row }) => ({
    ...row,
    fromOn: dayFromColumn(fromOn),
    toOn: dayFromColumn(toOn),
    recordedAt: instant(recordedAt.getTime()),
    drawn: items.length,
    checked: items.filter(({ checks }) => checks.length > 0).length,
  }))
}

/** 一次抽样的全部；没有或够不着是 null。 */
export async function findDraw(tx: Tx, actor: Official, id: string) {
  const row = await tx.sampleDraw.findFirst({
    where: { AND: [sampleDrawReach(actor), { id }] },
    include: { person: { select: { name: true } } },
  })
  if (!row) return null
  const items = await tx.sampleItem.findMany({
    where: { AND: [sampleItemReach(actor), { drawId: id }] },
    orderBy: { ordinal: 'asc' },
    select: {
      id: true,
      ordinal: true,
      caseId: true,
      subjectId: true,
      schoolId: true,
      school: { select: { name: true } },
      case: {
        select: {
          number: true,
          state: true,
          openedAt: true,
          child: { select: { name: true } },
          persuasions: { select: { id: true, ordinal: true, persuadedAt: true, effect: true } },
          writtenReports: { select: { id: true, year: true, serial: true, signedAt: true } },
        },
      },
      checks: {
        orderBy: { id: 'desc' },
        take: 1,
        select: { verdict: true, note: true, recordedAt: true, person: { select: { name: true } } },
      },
      findings: { select: { id: true } },
    },
  })
  return {
    ...row,
    fromOn: dayFromColumn(row.fromOn),
    toOn: dayFromColumn(row.toOn),
    recordedAt: instant(row.recordedAt.getTime()),
    items,
  }
}
export type FoundDraw = NonNullable<Awaited<ReturnType<typeof findDraw>>>

/** 抽到的一件，核对与提意见时用。 */
export async function findSampleItem(tx: Tx, actor: Official, id: string) {
  return tx.sampleItem.findFirst({
    where: { AND: [sampleItemReach(actor), { id }] },
    select: { id: true, drawId: true, schoolId: true, caseId: true, case: { select: { classId: true } } },
  })
}

/** 记一件的结论；改结论是新的一行，原来的还在。 */
export async function insertCheck(
  tx: Tx,
  actor: Official,
  check: { readonly itemId: string; readonly verdict: CheckVerdict; readonly note: string },
): Promise<string> {
  const id = newId()
  await tx.sampleCheck.createMany({
    data: {
      tenantId: actor.tenantId,
      id,
      ...check,
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      recordedAt: new Date(),
    },
  })
  return id
}
