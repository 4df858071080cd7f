import { TextLink } from '#components/ui/app-link'
import { fullDayText } from '#components/ui/date-text'
import { StateTag, type Tone } from '#components/ui/state-tag'
import { Table } from '#components/ui/table'
import { genderText } from '#lib/rules/labels'
import { CHILD_CATEGORIES } from '#lib/rules/people/child-categories'
import type { SchoolAgeRow } from '#lib/rules/rolls/ledger-rows'
import { OUT_OF_SCHOOL, STUDY_STATUSES, type StudyStatus } from '#lib/rules/rolls/study-status'

function toneOf(status: StudyStatus): Tone {
  if (OUT_OF_SCHOOL.includes(status)) return 'late'
  return status === 'enrolled' ? 'normal' : 'plain'
}

/** 适龄儿童台账的一页；姓名打开儿童页，就学状态打开未结的个案。 */
export function SchoolAgeTable({ rows, total }: { rows: readonly SchoolAgeRow[]; total: number }) {
  return (
    <Table
      caption={`适龄儿童台账，${total}人，本页${rows.length}人，按常住地排`}
      columns={[
        {
          key: 'child',
          head: '姓名',
          cell: (row: SchoolAgeRow) => (
            <span className="whitespace-nowrap">
              <TextLink href={`/children/${row.childId}`}>{row.name}</TextLink>
              <span className="block text-xs text-muted">
                {genderText(row.gender)} {fullDayText(row.birthOn)}
              </span>
            </span>
          ),
        },
        {
          key: 'status',
          head: '就学状态',
          cell: (row) => <Status row={row} />,
        },
        {
          key: 'school',
          head: '学校',
          cell: (row) => (
            <>
              {row.schoolName}
              <span className="block text-xs text-muted">{row.className}</span>
            </>
          ),
        },
        { key: 'residence', head: '常住', desktopOnly: true, cell: (row) => row.residence },
        { key: 'guardian', head: '监护人', desktopOnly: true, cell: (row) => row.guardian },
        {
          key: 'categories',
          head: '类别',
          desktopOnly: true,
          cell: (row) =>
            row.categories
              .map((one) => (CHILD_CATEGORIES[one].restricted ? '重点关爱' : CHILD_CATEGORIES[one].label))
              .join('、'),
        },
        {
          key: 'id',
          head: '证件号码',
          desktopOnly: true,
          cell: (row) => <code>{row.idMask || '暂无'}</code>,
        },
      ]}
      rows={rows}
      rowKey={(row) => row.childId}
      empty="没有符合条件的儿童。"
    />
  )
}

function Status({ row }: { row: SchoolAgeRow }) {
  const tag = <StateTag tone={toneOf(row.status)}>{STUDY_STATUSES[row.status]}</StateTag>
  return (
    <>
      {row.caseId ? <TextLink href={`/cases/${row.caseId}`}>{tag}</TextLink> : tag}
      {row.schooling ? <span className="block text-xs text-muted">{row.schooling}</span> : null}
    </>
  )
}
