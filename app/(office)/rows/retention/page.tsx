import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { lineMark } from '#components/bureau/line-words'
import { RateFigure } from '#components/bureau/rate-figure'
import { RowFilter, rowsHref, schoolLine } from '#components/bureau/row-filter'
import { dayText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { Table } from '#components/ui/table'
import { requireActor } from '#lib/auth/require-actor'
import { listSchools } from '#lib/data/figures-schools'
import { type GraduatingPupil, listGraduating, PUPILS_PER_PAGE } from '#lib/data/graduating'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { GRADUATING_GRADE, RETENTION_SPANS, RETENTION_WORDS } from '#lib/rules/figures/retention-rates'
import { retentionQuery } from '#lib/schemas/figures/rows-query'
import { deps } from '#lib/server/deps'
import { loadStanding } from '#lib/server/figures/load-standing'

export const metadata: Metadata = { title: '巩固率' }

/** 巩固率打开的行（DDK-2.2）：分母的四个数从届别基数来，分子是毕业年级此刻在读的每一个人。 */
export default async function RetentionRowsPage({ searchParams }: PageProps<'/rows/retention'>) {
  const actor = await requireActor('bureau')
  const { span, schoolId, page } = retentionQuery(await searchParams)
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const { standing, schools, pupils } = await db.asActor(actor, async (tx) => ({
    standing: await loadStanding(tx, actor, today),
    schools: await listSchools(tx, actor),
    pupils: await listGraduating(tx, actor, { grade: GRADUATING_GRADE[span], day: today, schoolId, page }),
  }))
  if (schoolId && !schools.some(({ id }) => id === schoolId)) notFound()
  const shown = standing.spans.find((one) => one.span === span)
  const base = standing.bases.find((one) => one.span === span && one.entryYear === shown?.entryYear)
  const mark = shown ? lineMark(shown) : null
  const href = (change: Readonly<Record<string, string | undefined>>) =>
    rowsHref('/rows/retention', { span, school: schoolId ?? undefined, ...change })
  return (
    <>
      <PageHeader
        title={RETENTION_WORDS[span].label}
        crumbs={[
          { label: '全县', href: '/bureau' },
          { label: '离控制线', href: '/rows/line' },
        ]}
        lead={`${dayText(today)}，毕业年级在读 ${pupils.total} 人`}
        actions={<LinkButton href="/bureau/lines">控制线与届别基数</LinkButton>}
      />
      <RowFilter
        lines={[
          {
            label: '哪一段',
            links: RETENTION_SPANS.map((one) => ({
              href: href({ span: one }),
              text: RETENTION_WORDS[one].label,
              current: one === span,
            })),
          },
          schoolLine(schools, schoolId ?? undefined, (id) => href({ school: id })),
        ]}
      />
      {shown && base ? (
        <div className="grid grid-cols-1 gap-3 pb-6 sm:grid-cols-2">
          <RateFigure rate={shown.rate} unit="人" {...(mark ? { line: mark } : {})} />
          <p className="self-center text-muted">
            {base.entryYear}年入学：招生{base.admitted}人，转入{base.transferredIn}人，已接收的转出
            {base.transferredOut}人，死亡{base.deceased}人（{base.source}）。
          </p>
        </div>
      ) : (
        <p className="pb-6">
          这一届的基数还没有填，没有巩固率。请到“控制线与届别基数”，照当年年报填招生与来去。
        </p>
      )}
      <Section id="pupils" title="毕业年级在读的学生">
        <Table
          caption={`毕业年级在读，共${pupils.total}人，本页${pupils.rows.length}人，按学校、班级`}
          columns={[
            { key: 'child', head: '学生', cell: (row: GraduatingPupil) => row.childName },
            { key: 'class', head: '班级', cell: (row) => row.className },
            { key: 'school', head: '学校', cell: (row) => row.schoolName },
          ]}
          rows={pupils.rows}
          rowKey={(row) => row.childId}
          empty="这一年级没有在读的学生。"
        />
        {page * PUPILS_PER_PAGE < pupils.total ? (
          <div className="pt-4">
            <LinkButton href={href({ page: String(page + 1) })}>下一页（每页{PUPILS_PER_PAGE}人）</LinkButton>
          </div>
        ) : null}
      </Section>
    </>
  )
}
