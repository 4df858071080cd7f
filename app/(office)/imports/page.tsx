import type { Metadata } from 'next'
import { ImportForm } from '#components/rolls/import-form'
import { ImportStateTag } from '#components/rolls/import-state-tag'
import { TextLink } from '#components/ui/app-link'
import { MomentText } from '#components/ui/date-text'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { Table } from '#components/ui/table'
import { requireActor } from '#lib/auth/require-actor'
import { newId } from '#lib/data/ids'
import { listBatches } from '#lib/data/rolls/imports/batches'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import {
  IMPORT_KINDS,
  type ImportKind,
  isImportKind,
  mayImport,
  REGISTER_LISTS,
  registerLabel,
} from '#lib/rules/rolls/imports/import-kinds'
import { deps } from '#lib/server/deps'

export const metadata: Metadata = { title: '导入名册' }

const STAFF_LEAD =
  '列名：姓名、岗位、单位代码（学校标识码或区划代码）、班级（教师）、工作电话、任职日期、职务。文件里没有口令，账号另由您逐人开，初始口令只在开的时候显示一次；名册里没有的人不动。'

/** 交一份名册，看以前各批。 */
export default async function ImportsPage() {
  const actor = await requireActor('bureau', 'officer', 'principal', 'admin')
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const batches = await db.asActor(actor, (tx) => listBatches(tx, actor))
  const kinds = (Object.keys(IMPORT_KINDS) as ImportKind[]).filter((kind) => mayImport(actor.role, kind))
  return (
    <>
      <PageHeader
        title="导入名册"
        crumbs={[
          actor.role === 'admin'
            ? { label: '人员任职', href: '/admin' }
            : { label: '三本台账', href: '/ledgers' },
        ]}
        lead={`先试读，逐行说明新增、更改、冲突、有误；您确认之前，登记一行不动。整批可以撤销。${actor.role === 'admin' ? STAFF_LEAD : ''}`}
      />
      <ImportForm
        submissionKey={newId()}
        kinds={kinds.map((kind) => ({ value: kind, label: IMPORT_KINDS[kind].label }))}
        lists={REGISTER_LISTS.map((list) => ({ value: list, label: registerLabel(list) }))}
      />
      <Section id="batches" title="各批">
        <Table
          caption={`导入，最近${batches.length}批，新的在前`}
          columns={[
            {
              key: 'file',
              head: '文件',
              cell: (row: (typeof batches)[number]) => (
                <span>
                  <TextLink href={`/imports/${row.id}`}>{row.fileName}</TextLink>
                  <span className="block text-xs text-muted">
                    {isImportKind(row.kind) ? IMPORT_KINDS[row.kind].label : row.kind}
                  </span>
                </span>
              ),
            },
            { key: 'state', head: '处境', cell: (row) => <ImportStateTag state={row.state} /> },
            { key: 'creates', head: '新增', numeric: true, cell: (row) => row.creates },
            { key: 'changes', head: '更改', numeric: true, cell: (row) => row.changes },
            { key: 'conflicts', head: '冲突', numeric: true, cell: (row) => row.conflicts },
            { key: 'errors', head: '有误', numeric: true, cell: (row) => row.errors },
            { key: 'who', head: '交来', desktopOnly: true, cell: (row) => row.person.name },
            {
              key: 'at',
              head: '时间',
              desktopOnly: true,
              cell: (row) => <MomentText at={instant(row.recordedAt.getTime())} today={today} />,
            },
          ]}
          rows={batches}
          rowKey={(row) => row.id}
          empty="还没有导入过名册。"
        />
      </Section>
    </>
  )
}
