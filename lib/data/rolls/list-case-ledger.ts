import { nationalMarksOf } from '#lib/data/cases/national-marks'
import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { caseReach } from '#lib/data/reach'
import type { FieldKeys } from '#lib/data/sensitive'
import type { Prisma } from '#lib/generated/prisma/client'
import { dayOf, endOfDay, instant } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import { isCaseLine, isCaseState } from '#lib/rules/cases/case-states'
import { CLOSE_REASONS, isCloseReason } from '#lib/rules/cases/close-reasons'
import { standingMark } from '#lib/rules/cases/national-marks'
import { DROPOUT_REASON_LABEL, isKeyOf, MEASURE_LABEL, WHEREABOUTS_LABEL } from '#lib/rules/labels'
import type { Official } from '#lib/rules/people/actor'
import type { CaseLedgerRow, LedgerChild } from '#lib/rules/rolls/ledger-rows'
import { schoolYearOf } from '#lib/rules/rolls/school-age'
import { statusOnCaseLedger } from '#lib/rules/rolls/study-status'
import { type CaseLedger, type CaseOnDay, caseOnDay, ledgerOf } from '#lib/rules/rolls/three-ledgers'
import type { LedgerFilter } from '#lib/schemas/rolls/ledger-filter'
import { ledgerChildren } from './ledger-children.ts'

/**
 * 疑似、辍学两本台账某一天的全部行，缺勤久的在前。县里一学期几百件，逐件重放步骤再筛，
 * 屏幕、打印、表格用的是同一份行。选「已销号」时列本学年销号的，其余只列在账上的。
 */
export async function listCaseLedger(
  tx: Tx,
  actor: Official,
  keys: FieldKeys,
  ledger: CaseLedger,
  filter: LedgerFilter,
): Promise<readonly CaseLedgerRow[]> {
  const { on } = filter
  const standing = await standingOn(tx, actor, ledger, filter)
  const children = await ledgerChildren(
    tx,
    actor,
    keys,
    standing.map(({ row }) => row.childId),
    on,
  )
  return standing.flatMap(({ row, stood }) => {
    const child = children.get(row.childId)
    return child ? [rowOf(row, stood, child, on)] : []
  })
}

/** 同一份行的编号，同一个次序；导出登记记的就是这些。 */
export async function caseLedgerIds(
  tx: Tx,
  actor: Official,
  ledger: CaseLedger,
  filter: LedgerFilter,
): Promise<readonly string[]> {
  return (await standingOn(tx, actor, ledger, filter)).map(({ row }) => row.id)
}

async function standingOn(tx: Tx, actor: Official, ledger: CaseLedger, filter: LedgerFilter) {
  const { on } = filter
  const until = new Date(endOfDay(on))
  const rows = await tx.dropoutCase.findMany({
    where: { AND: [caseReach(actor), ...whereOf(filter, until)] },
    orderBy: [{ absentSinceOn: 'asc' }, { number: 'asc' }],
    select: selectUntil(until, on),
  })
  return rows.flatMap((row) => {
    const stood = standOn(row, on)
    return stood && isListed(ledger, row.line, stood, filter) && isThere(row, filter) ? [{ row, stood }] : []
  })
}

/** 销号在那天之前的，按库里的一列先筛掉，其余交给重放。 */
function whereOf(filter: LedgerFilter, until: Date): Prisma.DropoutCaseWhereInput[] {
  const yearStart = new Date(`${schoolYearOf(filter.on)}-09-01T00:00:00+08:00`)
  const gone = { state: 'struck_off', closedAt: { lt: filter.state === 'struck_off' ? yearStart : until } }
  const { townshipId, villageId, category, on } = filter
  const day = columnFromDay(on)
  return [
    { line: 'truancy', openedAt: { lte: until }, NOT: gone },
    ...(townshipId ? [{ townshipId }] : []),
    ...(villageId ? [{ villageId }] : []),
    ...(category
      ? [
          {
            child: {
              childCategorys: {
                some: { category, fromOn: { lte: day }, OR: [{ toOn: null }, { toOn: { gte: day } }] },
              },
            },
          },
        ]
      : []),
  ]
}

function selectUntil(until: Date, on: PlainDate) {
  const recorded = { recordedAt: { lte: until } }
  return {
    id: true,
    number: true,
    line: true,
    childId: true,
    absentSinceOn: true,
    triggerClause: true,
    closeReason: true,
    casePeople: {
      where: { ...recorded, part: 'responsible', act: 'named' },
      orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
      take: 1,
      select: { recordedAt: true, named: { select: { name: true } } },
    },
    school: { select: { id: true, name: true } },
    // 升班之后个案随孩子进新班；那天在哪个班，看那天的编班，没有编班的看班的前身。
    class: {
      select: {
        id: true,
        name: true,
        validFrom: true,
        predecessors: { take: 1, select: { id: true, name: true } },
      },
    },
    child: {
      select: {
        classEnrolments: {
          where: {
            fromOn: { lte: columnFromDay(on) },
            OR: [{ toOn: null }, { toOn: { gte: columnFromDay(on) } }],
          },
          orderBy: { fromOn: 'desc' },
          take: 1,
          select: {
            class: {
              select: {
                id: true,
                name: true,
                parent: { select: { parent: { select: { id: true, name: true } } } },
              },
            },
          },
        },
      },
    },
    caseSteps: {
      where: recorded,
      orderBy: { ordinal: 'asc' },
      select: {
        verb: true,
        toState: true,
        note: true,
        recordedAt: true,
        person: { select: { name: true } },
      },
    },
    persuasions: {
      where: recorded,
      orderBy: { ordinal: 'asc' },
      select: { truancyReason: true, whereabouts: true, persuadedAt: true },
    },
    townshipVisits: {
      where: recorded,
      orderBy: { ordinal: 'asc' },
      select: { visitedOn: true, recordedAt: true },
    },
    nationalMarks: {
      where: recorded,
      orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
      select: { kind: true, onDay: true },
    },
    townshipMeasures: { where: recorded, orderBy: { recordedAt: 'asc' }, select: { kind: true } },
    writtenReports: {
      where: { signedAt: { lte: until } },
      orderBy: { round: 'desc' },
      take: 1,
      select: { year: true, serial: true, countersignatures: { where: recorded, select: { id: true } } },
    },
    caseReturns: { where: recorded, orderBy: { round: 'desc' }, take: 1, select: { returnedOn: true } },
    deadlines: {
      where: {
        warning: false,
        createdAt: { lte: until },
        AND: [
          { OR: [{ metAt: null }, { metAt: { gt: until } }] },
          { OR: [{ endedAt: null }, { endedAt: { gt: until } }] },
        ],
        dueAt: { gte: new Date(`${addDays(on, -400)}T00:00:00Z`) },
      },
      orderBy: { dueAt: 'asc' },
      take: 1,
      select: { dueAt: true },
    },
  } as const satisfies Prisma.DropoutCaseSelect
}

type Row = Prisma.DropoutCaseGetPayload<{ select: ReturnType<typeof selectUntil> }>

function standOn(row: Row, on: PlainDate): CaseOnDay | null {
  return caseOnDay(
    row.caseSteps.flatMap(({ verb, toState, recordedAt }) =>
      isCaseState(toState) ? [{ verb, toState, recordedOn: dayAt(recordedAt) }] : [],
    ),
    on,
  )
}

function isListed(ledger: CaseLedger, line: string, stood: CaseOnDay, { state, on }: LedgerFilter): boolean {
  if (!isCaseLine(line)) return false
  if (state === 'struck_off') {
    const mine = (stood.confirmedOn !== null) === (ledger === 'dropout')
    return mine && stood.struckOffOn !== null && stood.struckOffOn >= yearStartOf(on)
  }
  return ledgerOf(line, stood) === ledger && (state === undefined || stood.state === state)
}

function yearStartOf(on: PlainDate): PlainDate {
  return plainDate(`${schoolYearOf(on)}-09-01`)
}

/** 那天的学校与班。 */
function placeOn(row: Row, on: PlainDate) {
  const enrolled = row.child.classEnrolments[0]?.class
  const formed = row.class && dayFromColumn(row.class.validFrom) <= on
  return {
    school: enrolled?.parent?.parent ?? row.school,
    class: enrolled ?? (formed ? row.class : (row.class?.predecessors[0] ?? row.class)),
  }
}

/** 那天就在所选的学校、班里：页上写着哪里，就照哪里筛。 */
function isThere(row: Row, { schoolId, classId, on }: LedgerFilter): boolean {
  const place = placeOn(row, on)
  return (!schoolId || place.school?.id === schoolId) && (!classId || place.class?.id === classId)
}

/** 那天的责任人：最近定的一个；定了之后换了学校的，由新学校另定，定之前没有。 */
function responsibleOn({ casePeople, caseSteps }: Row): string {
  const [last] = casePeople
  const moved = caseSteps.findLast(({ verb }) => verb === 'change_school')
  if (!last || (moved && moved.recordedAt > last.recordedAt)) return ''
  return last.named.name
}

function rowOf(row: Row, stood: CaseOnDay, child: LedgerChild, on: PlainDate): CaseLedgerRow {
  const persuaded = row.persuasions.at(-1)
  const report = row.writtenReports[0]
  const closing = stood.state === 'struck_off' ? row.caseSteps.at(-1) : undefined
  const { closeReason } = row
  const confirmed = row.caseSteps.find(({ verb }) => verb === 'confirm_dropout')
  const revisits = row.townshipVisits.filter(
    ({ recordedAt }) => confirmed !== undefined && recordedAt > confirmed.recordedAt,
  )
  const marks = nationalMarksOf(row.nationalMarks)
  const place = placeOn(row, on)
  return {
    ...child,
    schoolName: place.school?.name ?? '',
    className: place.class?.name ?? '',
    caseId: row.id,
    number: row.number,
    state: stood.state,
    since: dayFromColumn(row.absentSinceOn),
    clause: row.triggerClause,
    status: statusOnCaseLedger(stood.state, stood.confirmedOn !== null),
    reason: confirmed?.note || (persuaded ? labelOf(DROPOUT_REASON_LABEL, persuaded.truancyReason) : ''),
    whereabouts: persuaded ? labelOf(WHEREABOUTS_LABEL, persuaded.whereabouts) : '',
    persuasions: row.persuasions.length,
    lastPersuadedOn: persuaded ? dayAt(persuaded.persuadedAt) : null,
    responsible: responsibleOn(row),
    dueOn: row.deadlines[0] ? dayAt(row.deadlines[0].dueAt) : null,
    reportNumber: report?.serial ? `${report.year}-${report.serial}` : '',
    countersigned: (report?.countersignatures.length ?? 0) > 0,
    confirmedOn: stood.confirmedOn,
    confirmedBy: confirmed?.person?.name ?? '',
    measures: row.townshipMeasures.map(({ kind }) => labelOf(MEASURE_LABEL, kind)).join('、'),
    visits: row.townshipVisits.length,
    lastVisitedOn: lastDay(row.townshipVisits.map(({ visitedOn }) => visitedOn)),
    revisits: revisits.length,
    lastRevisitedOn: lastDay(revisits.map(({ visitedOn }) => visitedOn)),
    rollMarkedOn: standingMark(marks, 'roll_marked'),
    platformOn: marks.findLast(({ kind }) => kind === 'platform_registered')?.onDay ?? null,
    platformClearedOn: standingMark(marks, 'platform_cleared'),
    returnedOn: row.caseReturns[0] ? dayFromColumn(row.caseReturns[0].returnedOn) : null,
    struckOffOn: stood.struckOffOn,
    closeReason: closing && closeReason && isCloseReason(closeReason) ? CLOSE_REASONS[closeReason].label : '',
    closedBy: closing?.person?.name ?? '',
  }
}

function lastDay(days: readonly Date[]): PlainDate | null {
  const last = days.at(-1)
  return last ? dayFromColumn(last) : null
}

function labelOf<T extends Readonly<Record<string, string>>>(table: T, code: string): string {
  return isKeyOf(table, code) ? (table[code] ?? code) : code
}

function dayAt(at: Date): PlainDate {
  return dayOf(instant(at.getTime()))
}
