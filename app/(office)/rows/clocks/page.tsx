import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ClockTable } from '#components/bureau/clock-table'
import { ExportLink } from '#components/bureau/export-link'
import { RowFilter, rowsHref, schoolLine } from '#components/bureau/row-filter'
import { momentText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { DESKS } from '#lib/auth/desks'
import { requireActor } from '#lib/auth/require-actor'
import { type ClockSet, listClocks, ROWS_PER_PAGE } from '#lib/data/figures-clocks'
import { listSchools, listTownships } from '#lib/data/figures-schools'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { AGENCIES, AGENCY_LABEL } from '#lib/rules/figures/agencies'
import { LEVELS } from '#lib/rules/figures/on-time'
import { DUTY_LABEL } from '#lib/rules/labels'
import { clockQuery } from '#lib/schemas/figures/rows-query'
import { deps } from '#lib/server/deps'

const SETS: readonly { readonly set: ClockSet; readonly label: string; readonly empty: string }[] = [
  { set: 'running', label: '在走', empty: '没有在走的时限。' },
  { set: 'today', label: '今日到期', empty: '今天没有到期的时限。' },
  { set: 'soon', label: '24小时内到期', empty: '24小时之内没有到期的时限。' },
  { set: 'broken', label: '逾期', empty: '没有逾期的时限。' },
  { set: 'settled', label: '近30天到期', empty: '近30天没有到期的时限。' },
  { set: 'on_time', label: '近30天按期办结', empty: '近30天没有按期办结的时限。' },
]

/** 教育局、督学看各单位的；学校、乡镇看自己可及的。 */
const MAY_OPEN = ['bureau', 'inspector', 'officer', 'principal', 'township', 'township_leader'] as const

export const metadata: Metadata = { title: '时限' }

/** 一个时限数打开的行。筛选都在地址里；够不着的学校与没有的学校一样，是 404。 */
export default async function ClockRowsPage({ searchParams }: PageProps<'/rows/clocks'>) {
  const actor = await requireActor(...MAY_OPEN)
  const desk = DESKS[actor.role]
  const { filter, after } = clockQuery(await searchParams)
  const { db, clock } = deps()
  const at = instant(clock.now().getTime())
  const now = { at, today: dayOf(at) }
  const { schools, townships, found } = await db.asActor(actor, async (tx) => ({
    schools: await listSchools(tx, actor),
    townships: await listTownships(tx, actor),
    found: await listClocks(tx, actor, filter, { now: at, ...(after ? { after } : {}) }),
  }))
  const school = schools.find(({ id }) => id === filter.schoolId)
  const township = townships.find(({ id }) => id === filter.unitId)
  if ((filter.schoolId && !school) || (filter.unitId && !township)) notFound()
  const shown = SETS.find(({ set }) => set === filter.set)
  const href = (change: Readonly<Record<string, string | undefined>>) =>
    rowsHref('/rows/clocks', {
      state: filter.set,
      owner: filter.agency,
      duty: filter.duty,
      school: filter.schoolId,
      unit: filter.unitId,
      version: filter.versionId,
      ...change,
    })
  return (
    <>
      <PageHeader
        title={`时限：${shown?.label ?? ''}`}
        crumbs={[{ label: desk.label, href: desk.path }]}
        lead={`共 ${found.total} 项，截至 ${momentText(at, now.today)}；只作提醒的不计`}
      />
      <RowFilter
        lines={[
          {
            label: '状态',
            links: SETS.map(({ set, label }) => ({
              href: href({ state: set }),
              text: label,
              current: set === filter.set,
            })),
          },
          {
            label: '承担',
            links: [
              { href: href({ owner: undefined }), text: '全部机关', current: !filter.agency },
              ...AGENCIES.map((agency) => ({
                href: href({ owner: agency }),
                text: AGENCY_LABEL[agency],
                current: agency === filter.agency,
              })),
            ],
          },
          {
            label: '事项',
            links: [
              { href: href({ duty: undefined }), text: '全部事项', current: !filter.duty },
              ...LEVELS.map((level) => ({
                href: href({ duty: level }),
                text: DUTY_LABEL[level],
                current: level === filter.duty,
              })),
            ],
          },
          ...(township
            ? [
                {
                  label: '乡镇',
                  links: [
                    { href: href({ unit: undefined }), text: '全部乡镇', current: false },
                    { href: href({}), text: township.name, current: true },
                  ],
                },
              ]
            : []),
          ...(filter.versionId
            ? [
                {
                  label: '文件',
                  links: [
                    { href: href({ version: undefined }), text: '全部文件', current: false },
                    { href: href({}), text: '只看按所选一版起算的', current: true },
                  ],
                },
              ]
            : []),
          ...(school ? [schoolLine([school], school.id, (id) => href({ school: id }))] : []),
        ]}
      />
      <ClockTable
        caption={`${shown?.label ?? ''}的时限，${found.total}项，本页${found.rows.length}项，先到期的在前`}
        rows={found.rows}
        now={now}
        empty={
          found.total > 0 ? '这一页之后没有了，请从第一页看起。' : (shown?.empty ?? '没有符合条件的时限。')
        }
      />
      {found.next ? (
        <div className="pt-4">
          <LinkButton href={href({ after: found.next })}>下一页（每页{ROWS_PER_PAGE}项）</LinkButton>
        </div>
      ) : null}
      {actor.role === 'bureau' || actor.role === 'inspector' ? (
        <ExportLink
          kind="clocks"
          query={{
            state: filter.set,
            owner: filter.agency,
            duty: filter.duty,
            school: filter.schoolId,
            unit: filter.unitId,
            version: filter.versionId,
          }}
          count={found.total}
        />
      ) : null}
    </>
  )
}
