import { TextLink } from '#components/ui/app-link'
import { DayText, MomentText } from '#components/ui/date-text'
import { StateTag } from '#components/ui/state-tag'
import { Table } from '#components/ui/table'
import { daysBetween, type PlainDate } from '#lib/rules/calendar/plain-date'
import { type Schooling, schoolingText } from '#lib/rules/placements/schooling'
import { STUDY_STATUSES } from '#lib/rules/rolls/study-status'
import { codeText } from '#lib/schemas/cases/coded'

type Place = {
  readonly name: string
  readonly class: { readonly name: string } | null
  readonly school: { readonly name: string } | null
}

function placeText({ school, class: klass }: Place): string {
  return [school?.name, klass?.name].filter(Boolean).join(' ')
}

type Waiting = {
  readonly id: string
  readonly schooling: Schooling
  readonly place: string
  readonly recordedAt: string
  readonly person: { readonly name: string }
  readonly child: Place
}

/** 等着县教育局决定的，先提的在前。 */
export function WaitingProposals({ rows, today }: { rows: readonly Waiting[]; today: PlainDate }) {
  return (
    <Table
      caption={`等待决定的，${rows.length}份`}
      columns={[
        {
          key: 'child',
          head: '孩子',
          cell: (row: Waiting) => <TextLink href={`/schooling/${row.id}`}>{row.child.name}</TextLink>,
        },
        { key: 'kind', head: '提出', cell: (row) => schoolingText(row) },
        { key: 'place', head: '学校', desktopOnly: true, cell: (row) => placeText(row.child) },
        { key: 'by', head: '谁提的', desktopOnly: true, cell: (row) => row.person.name },
        { key: 'at', head: '何时', cell: (row) => <MomentText at={row.recordedAt} today={today} /> },
      ]}
      rows={rows}
      rowKey={(row) => row.id}
      empty="没有等待决定的。"
    />
  )
}

type Standing = {
  readonly id: string
  readonly childId: string
  readonly schooling: Schooling
  readonly place: string
  readonly untilOn: PlainDate
  readonly child: Place & { readonly status: string }
}

/** 现在的就学方式，先到期的在前；三十日之内到期的标临期。 */
export function StandingSchoolings({ rows, today }: { rows: readonly Standing[]; today: PlainDate }) {
  return (
    <Table
      caption={`现在的就学方式，${rows.length}人`}
      columns={[
        {
          key: 'child',
          head: '孩子',
          cell: (row: Standing) => <TextLink href={`/children/${row.childId}`}>{row.child.name}</TextLink>,
        },
        { key: 'kind', head: '就学方式', cell: (row) => schoolingText(row) },
        {
          key: 'status',
          head: '就学状态',
          desktopOnly: true,
          cell: (row) => codeText(STUDY_STATUSES, row.child.status),
        },
        { key: 'place', head: '学校', desktopOnly: true, cell: (row) => placeText(row.child) },
        { key: 'until', head: '截止', cell: (row) => <DayText day={row.untilOn} today={today} /> },
        { key: 'left', head: '还有', cell: (row) => <Left untilOn={row.untilOn} today={today} /> },
      ]}
      rows={rows}
      rowKey={(row) => row.id}
      empty="没有登记就学方式的残疾儿童。"
    />
  )
}

const SOON_DAYS = 30

function Left({ untilOn, today }: { untilOn: PlainDate; today: PlainDate }) {
  const days = daysBetween(today, untilOn)
  if (days < 0) return <StateTag tone="late">已届满</StateTag>
  return <StateTag tone={days <= SOON_DAYS ? 'due' : 'normal'}>{days}日</StateTag>
}

type Gap = Place & { readonly id: string; readonly status: string; readonly waiting: boolean }

/** 标注为残疾、没有就学方式的；提得了的一按即提。 */
export function SchoolingGap({ rows, mayPropose }: { rows: readonly Gap[]; mayPropose: boolean }) {
  return (
    <Table
      caption={`还没有着落的，${rows.length}人`}
      columns={[
        {
          key: 'child',
          head: '孩子',
          cell: (row: Gap) => <TextLink href={`/children/${row.id}`}>{row.name}</TextLink>,
        },
        { key: 'status', head: '就学状态', cell: (row) => codeText(STUDY_STATUSES, row.status) },
        { key: 'place', head: '学校', desktopOnly: true, cell: placeText },
        {
          key: 'next',
          head: '接下来',
          cell: (row) =>
            row.waiting ? (
              '等待决定'
            ) : mayPropose ? (
              <TextLink href={`/schooling/new?child=${row.id}`}>提出就学方式</TextLink>
            ) : (
              '等学校或乡镇提出'
            ),
        },
      ]}
      rows={rows}
      rowKey={(row) => row.id}
      empty="标注为残疾的孩子都已登记就学方式。"
    />
  )
}
