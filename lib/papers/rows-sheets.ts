import { dayOf, type Instant } from '#lib/rules/calendar/instant'
import { CASE_STATE_LABEL, type CaseState } from '#lib/rules/cases/case-states'
import { CONTACT_RESULT_LABEL, DUTY_LABEL, isKeyOf } from '#lib/rules/labels'
import type { SheetColumn } from './sheet.ts'

type Named = { readonly name: string } | null

const SHANGHAI_MS = 8 * 3_600_000

/** 北京时间写到分：2026-11-25 08:05。 */
export function momentCell(at: Instant | null): string {
  if (at === null) return ''
  return new Date(Date.parse(at) + SHANGHAI_MS).toISOString().slice(0, 16).replace('T', ' ')
}

function column<R>(head: string, width: number, cell: SheetColumn<R>['cell']): SheetColumn<R> {
  return { head, width, cell }
}

type CaseLine = {
  readonly number: string
  readonly childName: string
  readonly state: CaseState
  readonly school: Named
  readonly class: Named
  readonly township: Named
  readonly village: Named
  readonly absentSinceOn: string
  readonly openedAt: Instant
  readonly responsible: Named
  readonly relapses: number
  readonly next: { readonly duty: string; readonly dueAt: Instant } | null
}

/** 个案台账的栏；没有证件号。 */
export const CASE_SHEET: readonly SheetColumn<CaseLine>[] = [
  column('编号', 8, ({ number }) => number),
  column('学生', 6, ({ childName }) => childName),
  column('状态', 8, ({ state }) => CASE_STATE_LABEL[state]),
  column('学校', 14, ({ school }) => school?.name ?? ''),
  column('班级', 6, (row) => row.class?.name ?? ''),
  column('乡镇', 8, ({ township }) => township?.name ?? ''),
  column('村', 8, ({ village }) => village?.name ?? ''),
  column('缺勤（应入学）自', 8, ({ absentSinceOn }) => absentSinceOn),
  column('立案', 8, ({ openedAt }) => momentCell(openedAt)),
  column('责任人', 6, ({ responsible }) => responsible?.name ?? ''),
  column('复辍次数', 5, ({ relapses }) => relapses),
  column('下一时限', 8, ({ next }) => (next ? dutyText(next.duty) : '')),
  column('到期', 8, ({ next }) => momentCell(next?.dueAt ?? null)),
]

type ClockLine = {
  readonly clock: {
    readonly duty: string
    readonly dueAt: Instant
    readonly status: string
    readonly brokenAt: Instant | null
  }
  readonly ownerUnit: string
  readonly childName: string
  readonly schoolName: string
  readonly className: string
  readonly kase: { readonly number: string } | null
}

const CLOCK_STATUS: Readonly<Record<string, string>> = {
  running: '在走',
  met: '已办',
  paused: '暂停',
  moved: '已移交',
  void: '作废',
}

export const CLOCK_SHEET: readonly SheetColumn<ClockLine>[] = [
  column('学生', 6, ({ childName }) => childName),
  column('个案', 8, ({ kase }) => kase?.number ?? ''),
  column('事项', 8, ({ clock }) => dutyText(clock.duty)),
  column('到期', 8, ({ clock }) => momentCell(clock.dueAt)),
  column('状态', 5, ({ clock }) => CLOCK_STATUS[clock.status] ?? ''),
  column('逾期', 4, ({ clock }) => (clock.brokenAt ? '是' : '')),
  column('承担单位', 12, ({ ownerUnit }) => ownerUnit),
  column('学校', 14, ({ schoolName }) => schoolName),
  column('班级', 6, ({ className }) => className),
]

type AbsenceLine = {
  readonly childName: string
  readonly className: string
  readonly schoolName: string
  readonly contact: string | null
  readonly reportedAt: Instant | null
  readonly kase: { readonly number: string } | null
  readonly recordedAt: Instant
}

export const ABSENCE_SHEET: readonly SheetColumn<AbsenceLine>[] = [
  column('学生', 6, ({ childName }) => childName),
  column('班级', 6, ({ className }) => className),
  column('学校', 14, ({ schoolName }) => schoolName),
  column('联系家长', 6, ({ contact }) =>
    contact === null
      ? '还没有'
      : isKeyOf(CONTACT_RESULT_LABEL, contact)
        ? CONTACT_RESULT_LABEL[contact]
        : contact,
  ),
  column('当天报告', 8, ({ reportedAt }) => momentCell(reportedAt)),
  column('个案', 8, ({ kase }) => kase?.number ?? ''),
  column('点名时间', 8, ({ recordedAt }) => momentCell(recordedAt)),
]

type ClassLine = {
  readonly schoolName: string
  readonly className: string
  readonly at: Instant | null
  readonly by: string | null
  readonly enrolled: number
  readonly present: number
  readonly unexcused: number
}

export const CLASS_SHEET: readonly SheetColumn<ClassLine>[] = [
  column('学校', 14, ({ schoolName }) => schoolName),
  column('班级', 6, ({ className }) => className),
  column('报送', 8, ({ at }) => (at === null ? '未报' : momentCell(at))),
  column('报送人', 6, ({ by }) => by ?? ''),
  column('应到', 4, ({ at, enrolled }) => (at === null ? null : enrolled)),
  column('实到', 4, ({ at, present }) => (at === null ? null : present)),
  column('无故缺勤', 4, ({ at, unexcused }) => (at === null ? null : unexcused)),
]

type OutLine = {
  readonly number: string
  readonly childName: string
  readonly state: CaseState
  readonly schoolName: string
  readonly className: string
  readonly townshipName: string
  readonly standing: 'out' | 'at_risk'
  readonly confirmedAt: Instant | null
}

export const OUT_SHEET: readonly SheetColumn<OutLine>[] = [
  column('编号', 8, ({ number }) => number),
  column('学生', 6, ({ childName }) => childName),
  column('算不算', 6, ({ standing }) => (standing === 'out' ? '算进' : '未认定，不算')),
  column('状态', 8, ({ state }) => CASE_STATE_LABEL[state]),
  column('学校', 14, ({ schoolName }) => schoolName),
  column('班级', 6, ({ className }) => className),
  column('学校所在', 8, ({ townshipName }) => townshipName),
  column('认定', 8, ({ confirmedAt }) => (confirmedAt ? dayOf(confirmedAt) : '')),
]

type ReturnLine = {
  readonly number: string
  readonly childName: string
  readonly schoolName: string
  readonly className: string
  readonly openedOn: string
  readonly returnedOn: string | null
}

export const RETURN_SHEET: readonly SheetColumn<ReturnLine>[] = [
  column('编号', 8, ({ number }) => number),
  column('学生', 6, ({ childName }) => childName),
  column('学校', 14, ({ schoolName }) => schoolName),
  column('班级', 6, ({ className }) => className),
  column('立案', 6, ({ openedOn }) => openedOn),
  column('返校', 6, ({ returnedOn }) => returnedOn ?? ''),
]

type ClosingLine = {
  readonly number: string
  readonly childName: string
  readonly schoolName: string
  readonly className: string
  readonly closedOn: string
  readonly reopened: { readonly number: string } | null
  readonly reopenedOn: string | null
}

export const CLOSING_SHEET: readonly SheetColumn<ClosingLine>[] = [
  column('编号', 8, ({ number }) => number),
  column('学生', 6, ({ childName }) => childName),
  column('学校', 14, ({ schoolName }) => schoolName),
  column('班级', 6, ({ className }) => className),
  column('销号', 6, ({ closedOn }) => closedOn),
  column('又立案', 6, ({ reopenedOn }) => reopenedOn ?? ''),
  column('又立案编号', 8, ({ reopened }) => reopened?.number ?? ''),
]

function dutyText(duty: string): string {
  return isKeyOf(DUTY_LABEL, duty) ? DUTY_LABEL[duty] : duty
}
