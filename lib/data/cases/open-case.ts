import type { Tx } from '#lib/data/database'
import { columnFromDay } from '#lib/data/days'
import { type DeadlineSubject, openDeadlines } from '#lib/data/deadlines'
import { newId } from '#lib/data/ids'
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
  const numbered = await insertCases(tx, actor, openings, first, Number(today.slice(0, 4)))
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

/** 取号与立案同一条语句：号由行锁保证连续，回滚即退号。 */
async function insertCases(
  tx: Tx,
  actor: Official | Clockwork,
  openings: readonly Opening[],
  { schoolId, schoolCode }: Opening,
  year: number,
): Promise<readonly { opening: Opening; caseId: string; number: string }[]> {
  const made = openings.map((opening, at) => ({ opening, at, caseId: newId() }))
  const lines = made.map(({ opening, at, caseId }) => ({
    at,
    id: caseId,
    child_id: opening.childId,
    line: opening.line,
    state: FIRST_STATE[opening.line],
    class_id: opening.classId,
    village_id: opening.villageId,
    township_id: opening.townshipId,
    policy_version_id: opening.policyVersionId,
    trigger_clause: opening.triggerClause,
    met_days: opening.metDays,
    absent_since_on: opening.absentSinceOn,
  }))
  const rows = await tx.$queryRaw<{ id: string; serial: number }[]>`
    with taken as (
      insert into app.serial_counter as held (tenant_id, id, school_id, series, year, last)
      values (${actor.tenantId}::uuid, ${newId()}::uuid, ${schoolId}::uuid, 'case', ${year}, ${openings.length})
      on conflict (tenant_id, school_id, series, year) do update set last = held.last + excluded.last
      returning last
    ), numbered as (
      select k.*, t.last - ${openings.length}::int + 1 + k.at as serial
      from taken t, json_to_recordset(${JSON.stringify(lines)}::json) as k (at int, id uuid, child_id uuid, line text,
        state text, class_id uuid, village_id uuid, township_id uuid, policy_version_id uuid, trigger_clause text,
        met_days date[], absent_since_on date)
    ), opened as (
      insert into app.dropout_case (tenant_id, id, number, child_id, line, state, version, school_id, class_id, village_id,
        township_id, policy_version_id, trigger_clause, met_days, absent_since_on, opened_at, relapses)
      select ${actor.tenantId}::uuid, n.id,
        ${caseSeries(year, schoolCode)} || lpad(n.serial::text, greatest(3, length(n.serial::text)), '0'),
        n.child_id, n.line, n.state, 1, ${schoolId}::uuid, n.class_id, n.village_id, n.township_id, n.policy_version_id,
        n.trigger_clause, n.met_days, n.absent_since_on, now(), 0
      from numbered n
    )
    select id, serial from numbered`
  return made.map(({ opening, caseId }) => {
    const serial = rows.find(({ id }) => id === caseId)?.serial
    if (serial === undefined) throw new Error('a case did not open')
    return { opening, caseId, number: caseNumber(year, schoolCode, serial) }
  })
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

/** `2026-0015-003`；一年过了 999 件，序号自然加长。 */
export function caseNumber(year: number, schoolCode: string, serial: number): string {
  return `${caseSeries(year, schoolCode)}${String(serial).padStart(3, '0')}`
}

function caseSeries(year: number, schoolCode: string): string {
  return `${year}-${schoolCode.slice(-4)}-`
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
