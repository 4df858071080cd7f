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
  readonly checked: boolean
}

const WHAT: Readonly<Record<MatterRow['kind'], string>> = {
  strike_off: '审批销号申请',
  confirm_dropout: '研判是否认定辍学',
  moved_receipt: '督办：乡镇逾期未签收',
}

const ACT: Readonly<Record<MatterRow['kind'], string>> = {
  strike_off: '去审批',
  confirm_dropout: '去研判',
  moved_receipt: '查看个案',
}

/** 等教育局拿主意的事，写成待办；文件没有给它们期限，不造期限。 */
export function matterItems(matters: readonly MatterRow[], today: string): readonly DutyItem[] {
  return matters.map((matter) => {
    const href = `/cases/${matter.id}`
    return {
      id: `${matter.kind} ${matter.id}`,
      about: matter.childName,
      aboutHref: href,
      detail: [matter.school?.name, matter.class?.name, matter.township?.name].filter(Boolean).join(' · '),
      what: WHAT[matter.kind],
      clause: sinceText(matter, today),
      ...(matter.schoolFailure ? { note: matter.schoolFailure } : {}),
      act: { label: ACT[matter.kind], href },
    }
  })
}

function sinceText({ kind, at, checked, township }: MatterRow, today: string): string {
  if (kind === 'confirm_dropout') return '责令改正、通知书期满或已提请司法文书，仍未返校'
  if (at === null) return ''
  if (kind === 'moved_receipt') return `${township?.name ?? '乡镇'}应于${dueText(at, today)}签收`
  return `${momentText(at, today)}申请${checked ? '，乡镇已核实' : ''}`
}
