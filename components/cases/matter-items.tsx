import type { DutyGroups } from '#components/pieces/duty-list'
import type { DutyItem } from '#components/pieces/duty-row'
import { dueText, momentText } from '#components/ui/date-text'

export type MatterRow = {
  readonly id: string
  readonly kind: 'strike_off' | 'confirm_dropout' | 'moved_receipt'
  readonly childName: string
  readonly schoolFailure: string | null
  readonly school: { readonly name: string } | null
  readonly class: { readonly name: string } | null
  readonly township: { readonly name: string } | null
  readonly at: string | null
  readonly stage: 'to_check' | 'to_decide'
  readonly checked: boolean
}

/** 谁的桌上：县里的，`entersFor` 是可以代为核实的乡镇（C-08）；或乡镇自己的。 */
type Desk = { readonly at: 'bureau'; readonly entersFor: readonly string[] } | { readonly at: 'township' }

const ACT: Readonly<Record<MatterRow['kind'], { readonly what: string; readonly label: string }>> = {
  strike_off: { what: '审批销号申请', label: '去审批' },
  confirm_dropout: { what: '研判是否认定辍学', label: '去研判' },
  moved_receipt: { what: '督办：乡镇逾期未签收', label: '查看个案' },
}

const CHECK = { what: '核实销号申请', label: '去核实' }

/**
 * 要人拿主意的事并入待办：归这张桌的列在“今天”（文件没有给它们期限，不造期限），等别人的列在后。
 * 已经有时限列着的个案（`listed`）不再列一次。
 */
export function withMatters(
  groups: DutyGroups,
  matters: readonly MatterRow[],
  desk: Desk,
  { today, listed }: { readonly today: string; readonly listed: ReadonlySet<string> },
): DutyGroups {
  const rows = matters.filter(({ id, kind }) => kind !== 'strike_off' || !listed.has(id))
  const ours = rows.filter((row) => isOurs(row, desk))
  return {
    ...groups,
    today: [...groups.today, ...ours.map((row) => ourItem(row, desk, today))],
    waiting: [
      ...groups.waiting,
      ...rows
        .filter((row) => !ours.includes(row))
        .map((row) => ({
          ...itemOf(row, CHECK.what, today),
          waitingFor: row.township?.name ?? '乡镇',
        })),
    ],
  }
}

type DutyRow = {
  readonly clock: { readonly duty: string; readonly ownerRole: string }
  readonly kase: { readonly id: string } | null
}

/** 观察期满、时限已在 `roles` 名下的个案：销号申请随那一行办。 */
export function listedByClock(rows: readonly DutyRow[], roles: readonly string[]): ReadonlySet<string> {
  return new Set(
    rows.flatMap(({ clock, kase }) =>
      kase && clock.duty === 'monthly_return' && roles.includes(clock.ownerRole) ? [kase.id] : [],
    ),
  )
}

function isOurs({ stage, township }: MatterRow, desk: Desk): boolean {
  if (desk.at === 'township') return stage === 'to_check'
  return stage === 'to_decide' || (township !== null && desk.entersFor.includes(township.name))
}

function ourItem(row: MatterRow, desk: Desk, today: string): DutyItem {
  const href = `/cases/${row.id}`
  if (row.stage === 'to_decide')
    return {
      ...itemOf(row, ACT[row.kind].what, today),
      act: { label: ACT[row.kind].label, href },
    }
  const what = desk.at === 'bureau' ? `代乡镇${CHECK.what}` : CHECK.what
  return { ...itemOf(row, what, today), act: { label: CHECK.label, href } }
}

function itemOf(matter: MatterRow, what: string, today: string): DutyItem {
  return {
    id: `${matter.kind} ${matter.id}`,
    about: matter.childName,
    aboutHref: `/cases/${matter.id}`,
    detail: [matter.school?.name, matter.class?.name, matter.township?.name].filter(Boolean).join(' · '),
    what,
    clause: sinceText(matter, today),
    ...(matter.schoolFailure ? { note: matter.schoolFailure } : {}),
  }
}

function sinceText({ kind, at, checked, township }: MatterRow, today: string): string {
  if (kind === 'confirm_dropout') return '责令改正、通知书期满或已提请司法文书，仍未返校'
  if (at === null) return ''
  if (kind === 'moved_receipt') return `${township?.name ?? '乡镇'}应于${dueText(at, today)}签收`
  return `${momentText(at, today)}申请${checked ? '，乡镇已核实' : ''}`
}
