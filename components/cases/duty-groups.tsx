import type { DutyGroups } from '#components/pieces/duty-list'
import type { DutyItem } from '#components/pieces/duty-row'
import { beijing } from '#components/ui/date-text'
import { isCaseState } from '#lib/rules/cases/case-states'
import { stepOf } from '#lib/rules/cases/case-steps'
import { clauseText } from './clause-text.tsx'
import { clockView, type StoredClock } from './clock-view.tsx'
import { caseDutyLabel } from './duty-label.tsx'

type CaseDutyRow = {
  readonly clock: StoredClock & { readonly id: string; readonly duty: string; readonly ownerRole: string }
  readonly ownerUnit: string
  readonly childName: string
  readonly kase: {
    readonly id: string
    readonly number: string
    readonly state: string
    readonly schoolFailure: string | null
    readonly school: { readonly name: string } | null
    readonly class: { readonly name: string } | null
    readonly village: { readonly name: string } | null
  }
}

type Group = keyof DutyGroups

/** 个案上在走的时限分四组：归 `ours` 的按到期分逾期、今天、之后，其余等待他人。 */
export function dutyGroups(
  rows: readonly CaseDutyRow[],
  ours: readonly string[],
  now: { readonly at: string; readonly today: string },
): DutyGroups {
  const groups: Record<Group, DutyItem[]> = { late: [], today: [], later: [], waiting: [] }
  for (const row of rows) groups[groupOf(row, ours, now)].push(itemOf(row, ours, now))
  return groups
}

function groupOf(
  { clock }: CaseDutyRow,
  ours: readonly string[],
  now: { readonly at: string; readonly today: string },
): Group {
  if (!ours.includes(clock.ownerRole)) return 'waiting'
  if (clock.dueAt < now.at) return 'late'
  return beijing(clock.dueAt).day === now.today ? 'today' : 'later'
}

function itemOf(
  { clock, ownerUnit, childName, kase }: CaseDutyRow,
  ours: readonly string[],
  now: { readonly at: string; readonly today: string },
): DutyItem {
  const mine = ours.includes(clock.ownerRole)
  const href = `/cases/${kase.id}`
  return {
    id: clock.id,
    about: childName || kase.number,
    aboutHref: href,
    detail: [kase.village?.name, kase.school?.name, kase.class?.name].filter(Boolean).join(' · '),
    what: caseDutyLabel(clock),
    clause: clauseText(clock.clause),
    clock: clockView(clock, now),
    ...(kase.schoolFailure ? { note: kase.schoolFailure } : {}),
    ...(mine ? { act: actOf(clock, kase.state, href) } : { waitingFor: ownerUnit }),
  }
}

const VISITS = ['record_township_visit', 'record_survey', 'organise_enrolment'] as const

/** 一项义务的一个按钮：此状态下能直接填表的到表单，其余打开个案。 */
function actOf(
  { duty, ownerRole }: CaseDutyRow['clock'],
  state: string,
  href: string,
): { label: string; href: string } {
  if ((duty === 'township_visit' || duty === 'revisit') && isCaseState(state)) {
    const step = VISITS.map((verb) => stepOf(state, verb)).find((found) => found !== null)
    if (step) return { label: step.label, href: `${href}/visit` }
  }
  if (duty === 'monthly_return') return { label: ownerRole === 'bureau' ? '去审批' : '去核实', href }
  if (duty === 'department_answer') return { label: '登记答复', href: `${href}/departments` }
  if (duty === 'township_receipt') return { label: '去签收', href }
  return { label: '打开个案', href }
}
