import { clauseText } from '#components/cases/clause-text'
import { clockView, type StoredClock } from '#components/cases/clock-view'
import { dutyLabel } from '#components/cases/duty-label'
import type { DutyGroups } from '#components/pieces/duty-list'
import type { DutyItem } from '#components/pieces/duty-row'
import { beijing } from '#components/ui/date-text'

type TransferDutyRow = {
  readonly clock: StoredClock & { readonly id: string; readonly duty: string; readonly ownerRole: string }
  readonly ownerUnit: string
  readonly transferId: string
  readonly childName: string
  readonly detail: string
}

const ACT: Readonly<Record<string, string>> = {
  transfer_release: '去答复',
  transfer_placing: '去安排',
  transfer_receiving: '去答复',
  transfer_acceptance: '查看进展',
}

/** 转学的时限写成待办，并入办公桌原有的四组；归 `ours` 的按到期分，其余等待他人。 */
export function withTransfers(
  groups: DutyGroups,
  rows: readonly TransferDutyRow[],
  ours: readonly string[],
  now: { readonly at: string; readonly today: string },
): DutyGroups {
  const more: Record<keyof DutyGroups, DutyItem[]> = { late: [], today: [], later: [], waiting: [] }
  for (const row of rows) more[groupOf(row, ours, now)].push(itemOf(row, ours, now))
  return {
    late: [...groups.late, ...more.late],
    today: [...groups.today, ...more.today],
    later: [...groups.later, ...more.later],
    waiting: [...groups.waiting, ...more.waiting],
  }
}

function groupOf(
  { clock }: TransferDutyRow,
  ours: readonly string[],
  now: { readonly at: string; readonly today: string },
): keyof DutyGroups {
  if (!ours.includes(clock.ownerRole)) return 'waiting'
  if (clock.dueAt < now.at) return 'late'
  return beijing(clock.dueAt).day === now.today ? 'today' : 'later'
}

function itemOf(
  row: TransferDutyRow,
  ours: readonly string[],
  now: { readonly at: string; readonly today: string },
): DutyItem {
  const { clock, transferId } = row
  const href = `/transfers/${transferId}`
  return {
    id: clock.id,
    about: row.childName,
    aboutHref: href,
    detail: row.detail,
    what: dutyLabel(clock.duty),
    clause: clauseText(clock.clause),
    clock: clockView(clock, now),
    ...(ours.includes(clock.ownerRole)
      ? { act: { label: ACT[clock.duty] ?? '打开', href } }
      : { waitingFor: row.ownerUnit }),
  }
}
