import { fullDayText } from '#components/ui/date-text'
import { StateTag, type Tone } from '#components/ui/state-tag'
import { Table } from '#components/ui/table'
import { FIELD_LABEL, type ImportField } from '#lib/rules/rolls/imports/headers'
import { isRowPlan, ROW_PLANS, type RowPlan } from '#lib/rules/rolls/imports/import-kinds'
import { CHANGE_LABEL } from '#lib/rules/rolls/imports/plan-row'

type ImportRow = {
  readonly id: string
  readonly rowNo: number
  readonly plan: string
  readonly name: string
  readonly birthOn: string | null
  readonly place: string
  readonly changed: readonly string[]
  readonly notes: readonly { readonly field: string; readonly text: string }[]
}

const TONE: Readonly<Record<RowPlan, Tone>> = {
  create: 'normal',
  change: 'normal',
  same: 'plain',
  conflict: 'due',
  error: 'late',
}

/** 逐行的打算：第几行、谁、打算怎样、哪一格为什么。号码不在屏上。 */
export function ImportRowTable({ rows, total }: { rows: readonly ImportRow[]; total: number }) {
  return (
    <Table
      caption={`逐行，${total}行，本页${rows.length}行，行号与表格里一致`}
      columns={[
        {
          key: 'name',
          head: '姓名',
          cell: (row: ImportRow) => (
            <span className="whitespace-nowrap">
              {row.name || '（没有姓名）'}
              <span className="block text-xs text-muted">
                第{row.rowNo}行{row.birthOn ? ` ${fullDayText(row.birthOn)}` : ''}
              </span>
            </span>
          ),
        },
        {
          key: 'plan',
          head: '打算',
          cell: (row) =>
            isRowPlan(row.plan) ? <StateTag tone={TONE[row.plan]}>{ROW_PLANS[row.plan]}</StateTag> : null,
        },
        {
          key: 'why',
          head: '说明',
          cell: (row) => (
            <ul className="min-w-48">
              {row.changed.length > 0 ? (
                <li>改：{row.changed.map((one) => CHANGE_LABEL[one] ?? one).join('、')}</li>
              ) : null}
              {row.notes.map((note) => (
                <li key={note.field + note.text}>
                  {FIELD_LABEL[note.field as ImportField] ?? note.field}：{note.text}
                </li>
              ))}
            </ul>
          ),
        },
        { key: 'place', head: '单位', desktopOnly: true, cell: (row) => row.place },
      ]}
      rows={rows}
      rowKey={(row) => row.id}
      empty="没有这样的行。"
    />
  )
}
