import type { Instant } from '#lib/rules/calendar/instant'
import type { DutyStarted } from '#lib/rules/clocks/duties-started'
import type { DutyCode } from '#lib/rules/clocks/duty-codes'
import type { Chance } from './chance.ts'
import type { Sheet } from './rows.ts'

/** 时限挂在什么上、由谁承担。 */
export type Subject = {
  readonly subjectId: string
  readonly caseId: string | null
  readonly absenceId: string | null
  readonly childId: string | null
  readonly classId: string | null
  readonly schoolId: string | null
}

/** 一个时限；装载之前还可以办结、逾期、移交，写出之后就是一行。 */
export type Held = {
  readonly id: string
  readonly duty: DutyCode
  readonly dueAt: Instant
  end(how: 'met' | 'moved' | 'void', at: Instant, why?: string, movedTo?: Held): void
}

/** 起算的事：档案的事件，或续开它的那一步。 */
export type Opened = Omit<DutyStarted, 'event'> & { readonly event: string }

export type DeadlineBook = {
  open(started: Opened, subject: Subject, owner: { readonly unitId: string; readonly role: string }): Held
  /** 此刻还在走的，过了时点的记逾期，然后全部写成行。 */
  write(now: Instant): void
}

type Ending = {
  status: 'running' | 'met' | 'moved' | 'void'
  at: Instant | null
  why: string | null
  movedToId: string | null
}

/** 一个租户的时限簿。 */
export function deadlineBook(sheet: Sheet, chance: Chance, policyVersionId: string): DeadlineBook {
  const rounds = new Map<string, number>()
  const kept: { row: Record<string, unknown>; dueAt: Instant; warning: boolean; ending: Ending }[] = []
  return {
    open: (started, subject, owner) => {
      const key = `${started.duty} ${subject.subjectId}`
      const round = (rounds.get(key) ?? 0) + 1
      rounds.set(key, round)
      const id = chance.id()
      const ending: Ending = { status: 'running', at: null, why: null, movedToId: null }
      const row = {
        id,
        duty: started.duty,
        clause: started.clause,
        subject_id: subject.subjectId,
        round,
        case_id: subject.caseId,
        absence_id: subject.absenceId,
        child_id: subject.childId,
        class_id: subject.classId,
        school_id: subject.schoolId,
        owner_unit_id: owner.unitId,
        owner_role: owner.role,
        start_event: started.event,
        start_at: started.startAt,
        start_on: started.startOn,
        amount: started.amount,
        unit: started.unit,
        policy_version_id: policyVersionId,
        due_at: started.dueAt,
        provisional: started.provisional,
        derivation: { counted: started.counted, skipped: started.skipped },
        warning: started.warning,
        created_at: started.startAt,
      }
      kept.push({ row, dueAt: started.dueAt, warning: started.warning, ending })
      return {
        id,
        duty: started.duty,
        dueAt: started.dueAt,
        end: (how, at, why, movedTo) => {
          if (ending.status === 'met' || ending.status === 'void') return
          Object.assign(ending, { status: how, at, why: why ?? null, movedToId: movedTo?.id ?? null })
        },
      }
    },
    write: (now) => {
      for (const { row, dueAt, warning, ending } of kept) {
        const { status, at } = ending
        const overran = (at ?? now) > dueAt && status !== 'void'
        // 提醒不算逾期（C-01）。
        sheet.add('deadline', {
          ...row,
          status,
          met_at: status === 'met' ? at : null,
          broken_at: overran && !warning ? dueAt : null,
          ended_at: status === 'moved' || status === 'void' ? at : null,
          ended_why: ending.why,
          moved_to_id: ending.movedToId,
        })
      }
    },
  }
}
