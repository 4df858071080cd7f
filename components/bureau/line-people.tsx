import { CaseStateTag } from '#components/pieces/case-state-tag'
import { TextLink } from '#components/ui/app-link'
import { Button } from '#components/ui/button'
import { DayText } from '#components/ui/date-text'
import { StateTag } from '#components/ui/state-tag'
import { Table } from '#components/ui/table'
import type { CaseState } from '#lib/rules/cases/case-states'

export type LinePerson = {
  readonly id: string
  readonly number: string
  readonly childName: string
  readonly className: string
  readonly schoolName: string
  readonly townshipName: string
  readonly state: CaseState
  readonly standing: 'out' | 'at_risk'
  readonly confirmedOn: string | null
}

type LinePeopleProps = {
  people: readonly LinePerson[]
  /** 勾了谁：若这几人返回。 */
  back: readonly string[]
  /** 地址里其余的筛选，随表单带着。 */
  kept: Readonly<Record<string, string | undefined>>
  today: string
}

/** 算进年辍学率的每一个人；勾上几个，看若他们返回会怎样。表单只改地址，不改任何记录。 */
export function LinePeople({ people, back, kept, today }: LinePeopleProps) {
  const out = people.filter(({ standing }) => standing === 'out').length
  return (
    <form method="get" action="/rows/line" className="flex flex-col gap-4">
      {Object.entries(kept).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
      <Table
        caption={`学年初在校、现不在课堂，${people.length}人；其中算进年辍学率的${out}人在前`}
        columns={[
          {
            key: 'child',
            head: '学生',
            cell: (row: LinePerson) => (
              <span className="whitespace-nowrap">
                <TextLink href={`/cases/${row.id}`}>{row.childName}</TextLink>
                <span className="block text-xs text-muted">{row.number}</span>
              </span>
            ),
          },
          {
            key: 'counted',
            head: '算不算',
            cell: ({ standing }) =>
              standing === 'out' ? (
                <StateTag tone="late">算进</StateTag>
              ) : (
                <StateTag tone="due">未认定，不算</StateTag>
              ),
          },
          { key: 'state', head: '状态', cell: ({ state }) => <CaseStateTag state={state} /> },
          { key: 'class', head: '学校班级', cell: (row) => `${row.schoolName} ${row.className}` },
          { key: 'town', head: '学校所在', desktopOnly: true, cell: ({ townshipName }) => townshipName },
          {
            key: 'confirmed',
            head: '认定',
            desktopOnly: true,
            cell: ({ confirmedOn }) => (confirmedOn ? <DayText day={confirmedOn} today={today} /> : '没有'),
          },
          {
            key: 'back',
            head: '若返回',
            cell: ({ id, standing, childName }) =>
              standing === 'out' ? (
                <label className="inline-flex min-h-11 items-center gap-2 lg:min-h-8">
                  <input
                    type="checkbox"
                    name="back"
                    value={id}
                    defaultChecked={back.includes(id)}
                    className="size-4 accent-accent"
                  />
                  <span className="sr-only">若{childName}返回</span>
                </label>
              ) : (
                ''
              ),
          },
        ]}
        rows={people.toSorted((a, b) => Number(b.standing === 'out') - Number(a.standing === 'out'))}
        rowKey={({ id }) => id}
        empty="没有认定辍学的，也没有到了乡镇还没返校的。"
      />
      {out > 0 ? (
        <div className="print:hidden">
          <Button type="submit">试算：若勾选的学生返回</Button>
        </div>
      ) : null}
    </form>
  )
}
