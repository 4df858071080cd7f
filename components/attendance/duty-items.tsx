import { clauseText } from '#components/cases/clause-text'
import { clockView, type StoredClock } from '#components/cases/clock-view'
import { caseDutyLabel, dutyLabel } from '#components/cases/duty-label'
import type { DutyGroups } from '#components/pieces/duty-list'
import type { DutyItem } from '#components/pieces/duty-row'
import { beijing, monthDayText } from '#components/ui/date-text'
import type { DutyCode } from '#lib/rules/clocks/duty-codes'
import { isKeyOf } from '#lib/rules/labels'
import { isRole, ROLE_LABEL, type Role } from '#lib/rules/people/roles'
import { isReturnDuty } from '#lib/rules/returns/return-kinds'

/** 工作台的一行时限，已从数据读好。 */
export type DeskDutyRow = {
  readonly clock: StoredClock & {
    readonly id: string
    readonly duty: string
    readonly ownerRole: string
    readonly clause: string
  }
  readonly childId: string | null
  readonly childName: string | null
  readonly className: string | null
  readonly absenceId: string | null
  readonly kase: {
    readonly caseId: string
    readonly number: string
    readonly schoolFailure: string | null
  } | null
  readonly ownerUnit: string
  readonly findingId?: string | null
  readonly schooling?: boolean
  readonly returnId?: string | null
  readonly leadId?: string | null
}

type Moment = { readonly at: string; readonly today: string }

const ACT_LABEL: Readonly<Partial<Record<DutyCode, string>>> = {
  guardian_contact: '联系家长',
  same_day_report: '向学校报告',
  persuasion: '记录劝返',
  written_report: '书面报告',
  case_plan: '定人定计划',
  department_answer: '登记答复',
  schooling_review: '重新提出',
  deferral_renewal: '去申请',
  outside_follow_up: '去跟踪',
  lead_check: '去核实',
  rectification: '答复整改',
  rectification_report: '报整改报告',
}

/** 按时限分四组。同一名学生当天的两件合成一行：先联系家长，再向学校报告。 */
export function deskGroups(duties: readonly DeskDutyRow[], role: Role, now: Moment): DutyGroups {
  const groups = { late: [], today: [], later: [], waiting: [] } as Record<keyof DutyGroups, DutyItem[]>
  for (const rows of merged(duties)) {
    const [first] = rows
    if (!first) continue
    groups[groupOf(first, role, now)].push(itemOf(rows, first, role, now))
  }
  return groups
}

/** 归我办的：自己名下的；报表与随月报的销号记在校长名下，专干一样办得了。 */
function isMine({ clock }: DeskDutyRow, role: Role): boolean {
  return (
    clock.ownerRole === role ||
    (role === 'officer' && clock.ownerRole === 'principal' && isReturnDuty(clock.duty))
  )
}

function groupOf(row: DeskDutyRow, role: Role, now: Moment): keyof DutyGroups {
  const { clock } = row
  if (!isMine(row, role)) return 'waiting'
  if (clock.dueAt < now.at) return 'late'
  return beijing(clock.dueAt).day <= now.today ? 'today' : 'later'
}

function merged(duties: readonly DeskDutyRow[]): readonly (readonly DeskDutyRow[])[] {
  const lines = new Map<string, DeskDutyRow[]>()
  for (const duty of duties) {
    const sameDay = isSameDay(duty.clock.duty)
    const key = sameDay ? `${duty.childId} ${duty.clock.startOn}` : duty.clock.id
    lines.set(key, [...(lines.get(key) ?? []), duty])
  }
  return [...lines.values()].map((rows) =>
    // 联系家长在前：报告里要写联系的结果。
    rows.toSorted((a, b) => a.clock.duty.localeCompare(b.clock.duty)),
  )
}

function isSameDay(duty: string): boolean {
  return duty === 'guardian_contact' || duty === 'same_day_report'
}

function whatOf({ clock, kase }: DeskDutyRow): string {
  return kase ? caseDutyLabel(clock) : dutyLabel(clock.duty)
}

function itemOf(rows: readonly DeskDutyRow[], first: DeskDutyRow, role: Role, now: Moment): DutyItem {
  const { clock, kase, childName, className } = first
  const href = hrefOf(first, role)
  const known = isKeyOf(ACT_LABEL, clock.duty) ? ACT_LABEL[clock.duty] : undefined
  const label = first.returnId ? '填报' : kase && clock.duty === 'monthly_return' ? '申请销号' : known
  const mine = isMine(first, role)
  const absent = isSameDay(clock.duty) ? `${monthDayText(clock.startOn, now.today)}无故缺勤` : undefined
  return {
    id: clock.id,
    about: childName ?? className ?? '本校',
    ...(href ? { aboutHref: href } : {}),
    detail: [className, absent, kase?.number].filter((part) => part).join(' · '),
    what: rows.map(whatOf).join('，'),
    clause: clauseText(clock.clause),
    clock: clockView(clock, now),
    ...(mine && href ? { act: { label: label ?? '打开个案', href } } : {}),
    ...(mine ? {} : { waitingFor: waitingFor(first) }),
    ...(kase?.schoolFailure ? { note: kase.schoolFailure } : {}),
  }
}

function hrefOf(row: DeskDutyRow, role: Role): string | null {
  const { clock, kase, absenceId, findingId, returnId, leadId, schooling, childId } = row
  // 转办单写着家境与病情，学校一侧打不开；等答复的，打开个案看。
  if (kase && clock.duty === 'department_answer' && clock.ownerRole === role)
    return `/cases/${kase.caseId}/departments`
  if (kase && clock.duty === 'monthly_return' && isMine(row, role)) return `/cases/${kase.caseId}/strike-off`
  if (kase && clock.duty === 'case_plan') return `/cases/${kase.caseId}/people`
  if (kase) return `/cases/${kase.caseId}`
  if (absenceId) return `/absences/${absenceId}`
  if (leadId) return `/leads/${leadId}`
  if (clock.duty === 'outside_follow_up' && childId) return `/children/${childId}/outside`
  if (clock.duty === 'deferral_renewal' && childId) return `/placements/new?child=${childId}`
  if (schooling && childId) return `/schooling/new?child=${childId}`
  if (findingId) return `/findings/${findingId}`
  return returnId ? `/returns/${returnId}` : null
}

function waitingFor({ clock, ownerUnit }: DeskDutyRow): string {
  return isRole(clock.ownerRole) ? `${ownerUnit} ${ROLE_LABEL[clock.ownerRole]}` : ownerUnit
}
