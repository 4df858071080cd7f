import type { Tx } from '#lib/data/database'
import { columnFromDay } from '#lib/data/days'
import { type DeadlineSubject, openDeadlines } from '#lib/data/deadlines'
import { newId } from '#lib/data/ids'
import { nextSerial } from '#lib/data/serials'
import { type Act, appendEvents } from '#lib/ledger/append'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { type CaseLine, FIRST_STATE } from '#lib/rules/cases/case-states'
import type { DutyStarted } from '#lib/rules/clocks/duties-started'
import type { Clockwork, Official } from '#lib/rules/people/actor'

/** 立案的由来：谁、哪条线、凭哪一条、哪几天。`started` 是此案自身的时限（劝返、书面报告等）。 */
export type Opening = {
  readonly childId: string
  readonly line: CaseLine
  readonly schoolId: string
  readonly schoolCode: string
  readonly classId: string | null
  readonly villageId: string | null
  readonly townshipId: string | null
  readonly policyVersionId: string
  readonly triggerClause: string
  readonly metDays: readonly PlainDate[]
  readonly absentSinceOn: PlainDate
  readonly note?: string
  readonly started: readonly DutyStarted[]
}

/** 已立的案。时限与事件还没有写：与调用者自己的一并写，省几条语句；不写就是错。 */
export type Opened = {
  readonly caseId: string
  readonly childId: string
  readonly number: string
  readonly deadlines: readonly { readonly duty: DutyStarted; readonly subject: DeadlineSubject }[]
  readonly act: Act
}

/**
 * 立案（DT-3.4.2，NA-3.5，DDK-4.4.2）：个案、第一步写下，编号 `年份-校码末四位-三位序号`，
 * 每校每年连续。同一儿童同一条线已有未结个案的，唯一约束不许，调用者先查。
 */
export async function openCases(
  tx: Tx,
  actor: Official | Clockwork,
  openings: readonly Opening[],
  today: PlainDate,
): Promise<readonly Opened[]> {
  const [first] = openings
  if (!first) return []
  if (openings.some(({ schoolId }) => schoolId !== first.schoolId)) {
    throw new Error('cases opened together belong to one school')
  }
  const year = Number(today.slice(0, 4))
  const counter = { schoolId: first.schoolId, series: 'case', year } as const
  const last = await nextSerial(tx, actor.tenantId, counter, openings.length)
  const numbered = openings.map((opening, index) => ({
    opening,
    caseId: newId(),
    number: caseNumber(year, opening.schoolCode, last - openings.length + 1 + index),
  }))
  await tx.dropoutCase.createMany({
    data: numbered.map(({ opening, caseId, number }) => ({
      tenantId: actor.tenantId,
      id: caseId,
      number,
      childId: opening.childId,
      line: opening.line,
      state: FIRST_STATE[opening.line],
      schoolId: opening.schoolId,
      classId: opening.classId,
      villageId: opening.villageId,
      townshipId: opening.townshipId,
      policyVersionId: opening.policyVersionId,
      triggerClause: opening.triggerClause,
      metDays: opening.metDays.map(columnFromDay),
      absentSinceOn: columnFromDay(opening.absentSinceOn),
      openedAt: new Date(),
    })),
  })
  await tx.caseStep.createMany({
    data: numbered.map(({ opening, caseId }) => ({
      tenantId: actor.tenantId,
      id: newId(),
      caseId,
      ordinal: 1,
      verb: 'open_case',
      fromState: FIRST_STATE[opening.line],
      toState: FIRST_STATE[opening.line],
      personId: actor.kind === 'official' ? actor.personId : null,
      appointmentId: actor.kind === 'official' ? actor.appointmentId : null,
      role: actor.kind === 'official' ? actor.role : 'clock',
      note: opening.note ?? null,
      happenedOn: columnFromDay(opening.metDays.at(-1) ?? opening.absentSinceOn),
      recordedAt: new Date(),
    })),
  })
  return numbered.map(({ opening, caseId, number }) => openedOf(opening, caseId, number))
}

/** 单独立一案，时限与事件一并写完。 */
export async function openCase(
  tx: Tx,
  actor: Official | Clockwork,
  opening: Opening,
  today: PlainDate,
): Promise<{ caseId: string; number: string }> {
  const [opened] = await openCases(tx, actor, [opening], today)
  if (!opened) throw new Error('a case did not open')
  await openDeadlines(tx, actor, opened.deadlines)
  await appendEvents(tx, actor, [opened.act])
  return { caseId: opened.caseId, number: opened.number }
}

/** `2026-0015-003`。 */
export function caseNumber(year: number, schoolCode: string, serial: number): string {
  return `${year}-${schoolCode.slice(-4)}-${String(serial).padStart(3, '0')}`
}

function openedOf(opening: Opening, caseId: string, number: string): Opened {
  const { childId, classId, schoolId, townshipId, policyVersionId } = opening
  return {
    caseId,
    childId,
    number,
    deadlines: opening.started.map((duty) => ({
      duty,
      subject: {
        subjectId: caseId,
        caseId,
        childId,
        classId,
        schoolId,
        // 乡镇的义务落在乡镇，其余落在学校；班主任的也由学校督促。
        ownerUnitId: duty.owner.startsWith('township') ? (townshipId ?? schoolId) : schoolId,
        ownerRole: duty.owner,
        policyVersionId,
      },
    })),
    act: {
      verb: 'open_case',
      subjectKind: 'dropout_case',
      subjectId: caseId,
      caseId,
      classId,
      schoolId,
      happenedOn: opening.metDays.at(-1) ?? opening.absentSinceOn,
      facts: {
        line: opening.line,
        number,
        clause: opening.triggerClause,
        metDays: opening.metDays,
        since: opening.absentSinceOn,
      },
    },
  }
}
