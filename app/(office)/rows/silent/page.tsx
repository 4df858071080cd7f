import type { Metadata } from 'next'
import { ExportLink } from '#components/bureau/export-link'
import { rowsHref } from '#components/bureau/row-filter'
import { closedSentence } from '#components/bureau/school-wall'
import { TextLink } from '#components/ui/app-link'
import { PageHeader } from '#components/ui/page-header'
import { StateTag } from '#components/ui/state-tag'
import { Table } from '#components/ui/table'
import { DESKS } from '#lib/auth/desks'
import { requireActor } from '#lib/auth/require-actor'
import { type ClassToday, listClassesToday } from '#lib/data/submission-wall'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { isPastCutOff, ROLL_CALL_CUT_OFF } from '#lib/rules/figures/roll-call-cut-off'
import { bySchool, dueClasses, isWhollySilent, silentSchools } from '#lib/rules/figures/silent-schools'
import { deps } from '#lib/server/deps'

export const metadata: Metadata = { title: '未报齐学校' }

type SchoolRow = readonly [ClassToday, ...ClassToday[]]

/** 未报齐学校打开的行：哪几所、差哪几个班、电话打到哪里。 */
export default async function SilentRowsPage() {
  const actor = await requireActor('bureau', 'inspector')
  const desk = DESKS[actor.role]
  const { db, clock } = deps()
  const at = instant(clock.now().getTime())
  const today = dayOf(at)
  const classes = await db.asActor(actor, (tx) => listClassesToday(tx, actor, today))
  const rows = silentSchools(classes)
  const due = dueClasses(classes)
  const late = isPastCutOff(today, at)
  return (
    <>
      <PageHeader
        title="未报齐学校"
        crumbs={[{ label: desk.label, href: desk.path }]}
        lead={`应报 ${bySchool(due).length} 所，未报齐 ${rows.length} 所；${late ? `已过${ROLL_CALL_CUT_OFF}，请电话催报` : `${ROLL_CALL_CUT_OFF}截止，尚未到时`}`}
      />
      <Table
        caption={`学校，${rows.length}所，一个班也没报的在前`}
        columns={[
          {
            key: 'school',
            head: '学校',
            cell: ([first]: SchoolRow) => (
              <TextLink href={rowsHref('/rows/submissions', { state: 'silent', school: first.schoolId })}>
                {first.schoolName}
              </TextLink>
            ),
          },
          {
            key: 'state',
            head: '已报/应报',
            cell: (row) => (
              <span className="inline-flex flex-wrap items-center gap-2">
                {row.filter(({ state }) => state === 'submitted').length}/{row.length}
                {isWhollySilent(row) ? <StateTag tone={late ? 'late' : 'due'}>全校未报</StateTag> : null}
              </span>
            ),
          },
          {
            key: 'phone',
            head: '办公电话',
            cell: ([first]) =>
              first.schoolPhone ? (
                <a
                  href={`tel:${first.schoolPhone}`}
                  className="inline-flex min-h-11 items-center whitespace-nowrap text-accent underline underline-offset-4 lg:min-h-6"
                >
                  {first.schoolPhone}
                </a>
              ) : (
                '没有登记'
              ),
          },
          {
            key: 'classes',
            head: '没报的班',
            cell: (row) =>
              row
                .filter(({ state }) => state === 'silent')
                .map(({ className }) => className)
                .join('、'),
          },
        ]}
        rows={rows}
        rowKey={([first]) => first.schoolId}
        empty={due.length === 0 && classes.length > 0 ? closedSentence(classes) : '各校都已报齐。'}
      />
      <ExportLink
        kind="submissions"
        query={{ state: 'silent' }}
        count={due.filter(({ state }) => state === 'silent').length}
      />
    </>
  )
}
